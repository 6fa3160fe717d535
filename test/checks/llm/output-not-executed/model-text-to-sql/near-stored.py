import psycopg
from openai import OpenAI

client = OpenAI()


def summarise(document_id: int, text: str) -> None:
    reply = client.responses.create(model="gpt-4.1-2025-04-14", input=text)
    summary = reply.output_text
    with psycopg.connect("dbname=docs") as conn, conn.cursor() as cur:
        cur.execute("UPDATE documents SET summary = %s WHERE id = %s", [summary, document_id])
