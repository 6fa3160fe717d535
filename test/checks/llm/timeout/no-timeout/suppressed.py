from openai import OpenAI

client = OpenAI()  # roadworthy: ignore[llm/timeout] -- the gateway ends calls after 20 s
