from openai import OpenAI

client = OpenAI(timeout=20)


def draft(question: str) -> str:
    return ask("gpt-4o-2024-08-06", question)


def ask(model: str, question: str) -> str:
    return client.responses.create(model=model, input=question).output_text
