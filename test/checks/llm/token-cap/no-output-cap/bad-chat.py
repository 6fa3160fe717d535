from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question: str) -> str:
    reply = client.chat.completions.create(  # finding
        model="gpt-5.2-2025-12-11",
        messages=[{"role": "user", "content": question}],
        temperature=0,
    )
    return reply.choices[0].message.content
