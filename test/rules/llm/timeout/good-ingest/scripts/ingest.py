from openai import OpenAI

client = OpenAI()


def embed(texts: list[str]):
    return client.embeddings.create(model="text-embedding-3-small", input=texts).data
