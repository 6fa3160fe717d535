import sqlite3

from openai import OpenAI

client = OpenAI()


def ask(question: str) -> list[tuple]:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    with sqlite3.connect("copy.db") as conn:
        # roadworthy: ignore[llm/output-not-executed] -- a copy without personal data, thrown away each night
        return conn.execute(reply.choices[0].message.content).fetchall()
