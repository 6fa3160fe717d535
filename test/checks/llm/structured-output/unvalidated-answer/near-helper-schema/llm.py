from openai import OpenAI

client = OpenAI(timeout=20)


def ask(prompt: str, schema: dict) -> str:
    reply = client.chat.completions.create(
        model="gpt-5.2-2025-12-11",
        messages=[{"role": "user", "content": prompt}],
        response_format=schema,
        max_tokens=300,
    )
    return reply.choices[0].message.content
