from langchain_openai import ChatOpenAI


def build():
    return ChatOpenAI(model="gpt-4o-2024-08-06", max_tokens=400)
