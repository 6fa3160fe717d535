import yaml
from openai import OpenAI

with open("config.yml") as file:
    config = yaml.safe_load(file)
prompts = config.get("prompts")
client = OpenAI(timeout=20)


def answer(question: str):
    messages = [{"role": "system", "content": prompts["answer"]}, {"role": "user", "content": question}]
    return client.chat.completions.create(model="gpt-4o-2024-08-06", max_tokens=400, messages=messages)
