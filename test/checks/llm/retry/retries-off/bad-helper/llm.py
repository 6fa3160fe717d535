from openai import OpenAI


def make_client(retries: int):
    return OpenAI(timeout=20, max_retries=retries)
