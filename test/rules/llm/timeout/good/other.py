from anthropic import Anthropic

client = Anthropic()
client.messages.create(model="claude-3-5-sonnet-20241022", max_tokens=10, messages=[], timeout=5)
