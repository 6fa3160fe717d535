import sqlite3

from openai import OpenAI

client = OpenAI()


def ask(question: str) -> list[tuple]:
    reply = client.chat.completions.create(
        model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": f"Write SQL over the table orders: {question}"}]
    )
    sql = reply.choices[0].message.content.replace("```sql", "").replace("```", "")
    with sqlite3.connect("shop.db") as connection:
        cursor = connection.cursor()
        cursor.execute(sql)  # finding
        return cursor.fetchall()
