from openai import OpenAI

client = OpenAI(timeout=20)


def intent_of(question: str) -> str:
    return client.responses.create(model="gpt-4o-2024-08-06", input=f"Name the intent: {question}").output_text
