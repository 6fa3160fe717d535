from fastapi import FastAPI
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

app = FastAPI()
chain = ChatPromptTemplate.from_template("Answer: {question}") | ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20)


@app.post("/answers")
def answer(question: str) -> str:
    return chain.invoke({"question": question}).content
