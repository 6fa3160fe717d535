from openai import OpenAI
from tenacity import retry, stop_after_attempt, wait_random_exponential

# One layer of retries is enough.
client = OpenAI(timeout=20, max_retries=0)


@retry(wait=wait_random_exponential(max=20), stop=stop_after_attempt(4))
def answer(question):
    return client.responses.create(model="gpt-4o-2024-08-06", input=question)
