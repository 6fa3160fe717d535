import ast

from openai import OpenAI

client = OpenAI()


def tags(text: str) -> list[str]:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": text}])
    return ast.literal_eval(reply.choices[0].message.content)
