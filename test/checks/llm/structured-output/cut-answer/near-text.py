from openai import OpenAI

client = OpenAI(timeout=20)


def answer(text: str):
    reply = client.responses.create(model="gpt-5.2-2025-12-11", input=text, max_output_tokens=200)
    return reply.output_text
