import type { Service } from "../../project/stack/service.js";
import { applicationName } from "./service-module.js";

/** `feedback.py`: a route, a store and what reads it back. It is part of the service only once its file includes it. */
export function feedbackModule(framework: "fastapi" | "flask", service: Service, module: string): string {
  const isFastApi = framework === "fastapi";
  const variable = applicationName(service);
  const include = isFastApi ? `${variable}.include_router(router)` : `${variable}.register_blueprint(router)`;
  return `"""Takes what users say of answers, and keeps it as data. Written by Roadworthy.

TODO: make it part of ${service.file}, and give each answer an id that clients send back as "answer":

    from ${module} import router

    ${include}

Evaluations and training read it with \`load_feedback\`, or from \`export_feedback\`.
"""

import json
import os
import sqlite3
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
${isFastApi ? fastApi : flask}

def connect():
    """The store, which is made when it is first asked for."""
    connection = sqlite3.connect(DATABASE)
    connection.row_factory = sqlite3.Row
    connection.execute(
        "CREATE TABLE IF NOT EXISTS feedback (given_at, answer, rating, correction)"
    )
    return connection


def save_feedback(answer, rating, correction=None):
    """Keeps one piece of feedback."""
    given_at = datetime.now(timezone.utc).isoformat(timespec="seconds")
    with closing(connect()) as connection, connection:
        connection.execute(
            "INSERT INTO feedback VALUES (?, ?, ?, ?)",
            (given_at, answer, rating, correction),
        )


def load_feedback(rating=None):
    """All feedback, oldest first; of one rating where it is given."""
    query = "SELECT * FROM feedback WHERE ? IS NULL OR rating = ? ORDER BY given_at"
    with closing(connect()) as connection:
        return [dict(row) for row in connection.execute(query, (rating, rating))]


def export_feedback(path, rating=None):
    """Writes feedback as lines of JSON, and returns how many there are."""
    rows = load_feedback(rating)
    lines = [json.dumps(row, ensure_ascii=False) + "\\n" for row in rows]
    Path(path).write_text("".join(lines), encoding="utf-8")
    return len(rows)


${isFastApi ? fastApiRoute : flaskRoute}`;
}

const database = `
# TODO: a database that all instances share, and how long feedback may be kept.
DATABASE = os.environ.get("FEEDBACK_DATABASE", "answers.sqlite3")
`;

const fastApi = `from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field
${database}
router = APIRouter()


class FeedbackRequest(BaseModel):
    """What a user says of one answer."""

    answer: str = Field(min_length=1, max_length=200)
    rating: Literal["right", "wrong"]
    correction: str = Field(default="", max_length=5000)
`;

const fastApiRoute = `@router.post("/feedback", status_code=201)
def submit_feedback(request: FeedbackRequest):
    save_feedback(request.answer, request.rating, request.correction or None)
    return {"stored": True}
`;

const flask = `
from flask import Blueprint, jsonify, request
${database}RATINGS = ("right", "wrong")

router = Blueprint("feedback", __name__)
`;

const flaskRoute = `@router.post("/feedback")
def submit_feedback():
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        return jsonify(error="an object in JSON is needed"), 400
    answer, correction = body.get("answer"), body.get("correction")
    if not isinstance(answer, str) or not 0 < len(answer) <= 200:
        return jsonify(error="answer is needed"), 400
    if body.get("rating") not in RATINGS:
        return jsonify(error=f"rating is one of {', '.join(RATINGS)}"), 400
    if not isinstance(correction, (str, type(None))) or len(correction or "") > 5000:
        return jsonify(error="correction is a text of at most 5000 characters"), 400
    save_feedback(answer, body["rating"], correction)
    return jsonify(stored=True), 201
`;
