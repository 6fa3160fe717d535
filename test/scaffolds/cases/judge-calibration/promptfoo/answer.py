from pathlib import Path

from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question):
    prompt = Path("prompts/answer.txt").read_text().replace("{{question}}", question)
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": prompt}])
