from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-5.2-2025-12-11", timeout=20, max_tokens=300)


def answer(question: str) -> str:
    return llm.invoke(question).content
