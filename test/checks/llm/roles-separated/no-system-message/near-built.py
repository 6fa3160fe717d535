from openai import OpenAI

from app.prompts import messages_for

client = OpenAI()


def label(text: str):
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages_for(text))
