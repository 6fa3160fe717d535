from openai import OpenAI

client = OpenAI()


def label(text: str) -> str:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": text}])  # finding
    return reply.choices[0].message.content
