from openai import OpenAI
from tenacity import retry, stop_after_attempt, wait_random_exponential

client = OpenAI(timeout=20, max_retries=0)


@retry(wait=wait_random_exponential(max=20), stop=stop_after_attempt(3))
def answer(question: str):
    return client.responses.create(model="gpt-5.2-2025-12-11", input=question)
