from openai import OpenAI

client = OpenAI(timeout=20)


def until_valid(question, is_valid):
    while True:
        reply = client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
        if is_valid(reply.output_text):
            return reply.output_text
