from openai import OpenAI

client = OpenAI()


def answer(question):
    return client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[{"role": "system", "content": f"You answer questions about parcels. Answer this: {question}"}],
    )
