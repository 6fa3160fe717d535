from fastapi import FastAPI
from langchain_anthropic import ChatAnthropic
from langchain_openai import ChatOpenAI

app = FastAPI()
first = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20)
model = first.with_fallbacks([ChatAnthropic(model="claude-sonnet-4-5-20250929", timeout=20)])


@app.post("/answer")
def answer(question: str):
    return model.invoke(question).content
