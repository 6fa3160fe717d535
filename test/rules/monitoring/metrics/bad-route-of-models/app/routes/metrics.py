import sqlite3

from fastapi import APIRouter

router = APIRouter()


@router.get("/metrics/accuracy")
def accuracy() -> dict:
    rows = sqlite3.connect("models.db").execute("select model, correct, seen from figures")
    return {model: correct / seen for model, correct, seen in rows}
