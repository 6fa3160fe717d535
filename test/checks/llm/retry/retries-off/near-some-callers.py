from openai import OpenAI


def make_client(max_retries: int = 0):
    return OpenAI(timeout=20, max_retries=max_retries)


fast = make_client()
patient = make_client(max_retries=4)
