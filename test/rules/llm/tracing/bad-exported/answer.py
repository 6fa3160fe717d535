from langchain_openai import ChatOpenAI


def answer(question: str) -> str:
    return ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20).invoke(question).content
