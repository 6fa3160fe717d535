import google.generativeai as genai
from fastapi import FastAPI

app = FastAPI()
# roadworthy: ignore[serving/auth/shared-conversation] -- one screen in the lobby
session = genai.GenerativeModel("gemini-2.0-flash-001").start_chat()


@app.post("/chat")
def chat(text: str):
    return {"answer": session.send_message(text).text}
