import anthropic

client = anthropic.Anthropic(timeout=20)
MAX_STEPS = 12


def handle(question, tools):
    messages = [{"role": "user", "content": question}]
    for _ in range(MAX_STEPS):
        reply = client.messages.create(model="claude-3-5-sonnet-20241022", max_tokens=800, messages=messages, tools=tools)
        if reply.stop_reason != "tool_use":
            return reply
        messages.append({"role": "assistant", "content": reply.content})
    raise TimeoutError


def run(question, tools, max_turns):
    turn = 0
    while True:
        turn += 1
        reply = client.messages.create(model="claude-3-5-sonnet-20241022", max_tokens=800, messages=[], tools=tools)
        if reply.stop_reason != "tool_use" or turn == max_turns:
            return reply


def chat(tools):
    while True:
        question = input("> ")
        print(client.messages.create(model="claude-3-5-sonnet-20241022", max_tokens=800, messages=[question], tools=tools))
