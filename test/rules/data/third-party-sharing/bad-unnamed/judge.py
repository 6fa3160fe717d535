import anthropic

client = anthropic.Anthropic(timeout=20)
print(client.messages.create(model="claude-3-5-sonnet-20241022", max_tokens=200, messages=[]))
