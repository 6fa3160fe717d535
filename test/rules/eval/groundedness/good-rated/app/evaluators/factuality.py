from openai import OpenAI

from app.evaluators.registry import register

client = OpenAI(timeout=20)
PROMPT = """You are an evaluation judge. Rate how factually grounded the response is in the context.

Context: {context}
Response: {response}

Answer with a number from 1 to 5."""


@register
class Factuality:
    def evaluate(self, response: str, context: str) -> float:
        prompt = PROMPT.format(context=context, response=response)
        return float(client.responses.create(model="gpt-4o-2024-08-06", input=prompt).output_text)
