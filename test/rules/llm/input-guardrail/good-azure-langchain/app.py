from fastapi import FastAPI
from langchain.llms import AzureOpenAI

app = FastAPI()
llm = AzureOpenAI(deployment_name="claims", max_tokens=400)


@app.post("/answer")
def answer(question: str):
    return llm(question)
