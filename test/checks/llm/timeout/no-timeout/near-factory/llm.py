from openai import OpenAI


def make_client(timeout=None):
    return OpenAI(timeout=timeout)
