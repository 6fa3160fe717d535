from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.post("/score")
def score():
    data = request.get_json()
    if not isinstance(data.get("months"), int):
        abort(400)
    return jsonify(score=data["months"])
