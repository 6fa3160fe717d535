from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question: str):
    client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=500)
    return client.chat.completions.create(
        model="gpt-5.2-2025-12-11", messages=[{"role": "user", "content": question}], max_completion_tokens=500
    )
