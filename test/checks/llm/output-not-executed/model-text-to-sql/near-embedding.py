import psycopg
from openai import OpenAI

client = OpenAI()


def search(question: str) -> list[tuple]:
    vector = client.embeddings.create(model="text-embedding-3-small", input=question).data[0].embedding
    with psycopg.connect("dbname=docs") as conn, conn.cursor() as cur:
        cur.execute(f"SELECT body FROM passages ORDER BY embedding <-> '{vector}' LIMIT 5")
        return cur.fetchall()
