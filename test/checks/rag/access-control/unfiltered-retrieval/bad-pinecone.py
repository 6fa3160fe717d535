from openai import AsyncOpenAI
from pinecone import Pinecone

index = Pinecone().Index("letters")
client = AsyncOpenAI()
OPTIONS = {"top_k": 5, "include_metadata": True}


async def passages(question: str, user_id: str):
    reply = await client.embeddings.create(model="text-embedding-3-small", input=question)
    return index.query(vector=reply.data[0].embedding, **OPTIONS)  # finding
