from openai import OpenAI

client = OpenAI(timeout=20)


def refine(text):
    messages = [{"role": "user", "content": text}]
    for _ in range(3):
        reply = client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages, max_tokens=300)
        messages.append(reply.choices[0].message)
    return messages
