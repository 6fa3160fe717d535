from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

OPTIONS = {"model": "gpt-5.2-2025-12-11", "temperature": 0}
llm = ChatOpenAI(**OPTIONS)  # finding
chain = ChatPromptTemplate.from_template("{question}") | llm


def answer(question: str) -> str:
    return chain.invoke({"question": question}).content
