from openai import OpenAI

client = OpenAI(timeout=20, max_retries=0)  # roadworthy: ignore[llm/retry] -- the queue delivers the job again
