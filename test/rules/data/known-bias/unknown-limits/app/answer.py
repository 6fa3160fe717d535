import chromadb
from openai import OpenAI

client = OpenAI(timeout=20)
passages = chromadb.PersistentClient("index").get_collection("handbook")


def answer(question: str) -> str:
    found = passages.query(query_texts=[question], n_results=4)["documents"][0]
    messages = [
        {"role": "system", "content": "Answer from these passages only:\n" + "\n".join(found)},
        {"role": "user", "content": question},
    ]
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages)
    return reply.choices[0].message.content
