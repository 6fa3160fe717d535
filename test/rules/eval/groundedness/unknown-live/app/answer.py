from openai import OpenAI

from app.guard import check_hallucination

client = OpenAI(timeout=20)


def answer(question: str, passages: list[str]) -> str:
    prompt = "Answer from these passages only:\n" + "\n".join(passages)
    messages = [{"role": "system", "content": prompt}, {"role": "user", "content": question}]
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages).choices[0].message.content
    return reply if check_hallucination(reply, passages) == 0 else "I do not know."
