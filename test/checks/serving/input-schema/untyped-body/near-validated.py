from flask import Flask, jsonify, request
from pydantic import BaseModel

app = Flask(__name__)


class Row(BaseModel):
    months: int


@app.post("/score")
def score():
    row = Row.model_validate(request.get_json())
    return jsonify(score=row.months)
