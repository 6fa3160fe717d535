from flask import Flask, render_template, request
from langchain_openai import ChatOpenAI

from web.show import bubble

app = Flask(__name__)
llm = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20)


@app.post("/chat")
def chat():
    reply = llm.invoke(request.form["question"])
    return render_template("chat.html", bubble=bubble(reply.content))
