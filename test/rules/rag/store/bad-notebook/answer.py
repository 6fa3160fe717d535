from openai import OpenAI

from parcels.search import nearest

client = OpenAI()


def answer(question: str) -> str:
    clauses = "\n".join(nearest(question))
    prompt = f"{clauses}\n\n{question}"
    return client.responses.create(model="gpt-4o-2024-08-06", input=prompt).output_text
