from flask import Blueprint, jsonify, request

from app.parse import row_of

routes = Blueprint("routes", __name__)


@routes.post("/score")
def score():
    row = row_of(request.get_json())
    return jsonify(score=row.months)
