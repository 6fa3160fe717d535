from openai import OpenAI, OpenAIError

client = OpenAI(timeout=20)


def title(text: str) -> str:
    try:
        return client.responses.create(model="gpt-5.2-2025-12-11", input=text, max_output_tokens=30).output_text
    except OpenAIError:
        return "Untitled"
