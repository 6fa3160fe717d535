from fastapi import FastAPI
from langchain.chains import ConversationChain
from langchain.memory import ConversationBufferMemory
from langchain_openai import ChatOpenAI

app = FastAPI()
llm = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20)


@app.post("/chat")
def chat(text: str):
    memory = ConversationBufferMemory()
    return ConversationChain(llm=llm, memory=memory).predict(input=text)
