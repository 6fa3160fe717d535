from flask import Flask, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()


def ask(text: str) -> str:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": text}])  # finding
    return reply.choices[0].message.content


@app.route("/chat", methods=["POST"])
def chat():
    return {"answer": ask(request.form["text"])}
