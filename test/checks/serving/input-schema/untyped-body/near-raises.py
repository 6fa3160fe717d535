import json

from flask import Flask, render_template, request

app = Flask(__name__)


def options_of(text):
    options = json.loads(text)
    if not isinstance(options, dict):
        raise ValueError("options have to be an object")
    return options


@app.route("/score", methods=["GET", "POST"])
def score():
    result = error = None
    if request.method == "POST":
        text = (request.form.get("options") or "").strip()
        try:
            result = len(options_of(text))
        except ValueError as problem:
            error = str(problem)
    return render_template("score.html", result=result, error=error)
