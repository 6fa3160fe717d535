from flask import Flask, request

from llm import Claude

app = Flask(__name__)
claude = Claude()


@app.route("/summary", methods=["POST"])
def summary():
    return {"summary": claude.ask(request.json["text"])}
