import google.generativeai as genai
from fastapi import FastAPI

app = FastAPI()
model = genai.GenerativeModel("gemini-2.0-flash-001")
session = model.start_chat(history=[])  # finding


def reply(text: str) -> str:
    return session.send_message(text).text


@app.post("/chat")
def chat(text: str):
    return {"answer": reply(text)}
