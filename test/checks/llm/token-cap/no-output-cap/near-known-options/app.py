from openai import OpenAI

from config import LLM

client = OpenAI(timeout=20)


def answer(messages):
    return client.chat.completions.create(messages=messages, **LLM)
