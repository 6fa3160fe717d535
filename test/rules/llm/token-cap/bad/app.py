from langchain_openai import ChatOpenAI
from openai import OpenAI

client = OpenAI(timeout=20)
judge = ChatOpenAI(model="gpt-4o-mini-2024-07-18", temperature=0)


def answer(question):
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
