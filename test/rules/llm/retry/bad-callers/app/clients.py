from openai import OpenAI


def client_of(key: str) -> OpenAI:
    return OpenAI(api_key=key, timeout=20, max_retries=0)
