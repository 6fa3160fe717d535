from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question: str, passages: list[str]) -> str:
    prompt = "Answer from these passages only:\n" + "\n".join(passages)
    messages = [{"role": "system", "content": prompt}, {"role": "user", "content": question}]
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages)
    return reply.choices[0].message.content
