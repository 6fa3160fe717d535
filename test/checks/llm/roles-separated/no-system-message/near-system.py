from openai import OpenAI

client = OpenAI()


def label(text: str):
    messages = [{"role": "system", "content": "Label texts."}, {"role": "user", "content": text}]
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages)
