from openai import OpenAI

OPTIONS = {"model": "gpt-5.2-2025-12-11", "max_output_tokens": 200}
client = OpenAI(timeout=20)


def ask(prompt: str) -> str:
    reply = client.responses.create(input=prompt, **OPTIONS)
    return reply.output_text
