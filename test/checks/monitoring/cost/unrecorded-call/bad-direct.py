from openai import OpenAI

client = OpenAI(timeout=20)
spent = {}


def answer(question: str) -> str:
    reply = client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
    spent.update(tokens=reply.usage.total_tokens)
    return reply.output_text


def language(text: str) -> str:
    return client.responses.create(model="gpt-5.2-2025-12-11", input=text, max_output_tokens=5).output_text  # finding


if __name__ == "__main__":
    print(language(answer("?")))
