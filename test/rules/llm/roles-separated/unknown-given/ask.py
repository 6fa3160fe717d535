from openai import OpenAI

client = OpenAI()


def ask(system, text):
    messages = [{"role": "system", "content": system}, {"role": "user", "content": text}]
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages)
