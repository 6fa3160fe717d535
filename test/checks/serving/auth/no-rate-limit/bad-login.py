from flask import Flask, request
from flask_login import login_required
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()


@app.post("/chat")  # finding
@login_required
def chat():
    return client.responses.create(model="gpt-4.1-2025-04-14", input=request.form["text"]).output_text
