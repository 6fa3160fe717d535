from openai import OpenAI

client = OpenAI(timeout=20)


def embed(texts: list[str]):
    return client.embeddings.create(model="text-embedding-3-small", input=texts)
