from pathlib import Path

from openai import OpenAI

client = OpenAI(timeout=30)


def score(metric, answer):
    prompt = Path("evals/metrics/prompts", f"{metric}.md").read_text()
    return client.responses.create(model="gpt-4o-2024-08-06", instructions=prompt, input=answer).output_text
