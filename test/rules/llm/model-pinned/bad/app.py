from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
