from flask import Flask, render_template, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()


@app.post("/chat")
def chat():
    reply = client.responses.create(model="gpt-4.1-2025-04-14", input=request.form["question"])
    return render_template("chat.html", answer=reply.output_text)
