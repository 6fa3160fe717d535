from openai import OpenAI

from bus import next_event

client = OpenAI(timeout=20)


def work():
    while True:
        messages = [{"role": "system", "content": "You watch the depot."}]
        messages.append({"role": "user", "content": next_event()})
        client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages, max_tokens=300)
