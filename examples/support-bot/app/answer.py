"""Puts passages and question to the model."""

from __future__ import annotations

from pathlib import Path

from openai import OpenAI

from app.settings import MODEL

PROMPT = (Path(__file__).parent.parent / "prompts" / "answer.md").read_text(encoding="utf-8")


def build_messages(question: str, passages: list[str]) -> list[dict[str, str]]:
    context = "\n\n".join(passages)
    return [
        {"role": "system", "content": PROMPT},
        {"role": "user", "content": f"Articles:\n{context}\n\nQuestion: {question}"},
    ]


def answer(question: str, passages: list[str]) -> str:
    client = OpenAI()
    completion = client.chat.completions.create(
        model=MODEL, messages=build_messages(question, passages), max_tokens=500
    )
    return completion.choices[0].message.content or ""
