import duckdb
import sqlglot
from openai import OpenAI

client = OpenAI()


def ask(question: str) -> list[tuple]:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    sql = reply.choices[0].message.content
    tree = sqlglot.parse_one(sql, read="duckdb")
    if not isinstance(tree, sqlglot.exp.Select):
        raise ValueError("only reads")
    return duckdb.sql(sql).fetchall()
