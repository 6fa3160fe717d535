from openai import OpenAI

from usage import record

client = OpenAI(timeout=20)


def answer(question: str):
    stream = client.chat.completions.create(
        model="gpt-5.2-2025-12-11",
        messages=[{"role": "user", "content": question}],
        max_tokens=300,
        stream=True,
        stream_options={"include_usage": True},
    )
    for chunk in stream:
        record(chunk)
        yield chunk.choices[0].delta.content
