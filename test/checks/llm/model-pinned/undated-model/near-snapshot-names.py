from anthropic import Anthropic
from google import genai

client = Anthropic(timeout=20)
gemini = genai.Client(http_options={"timeout": 20_000})


def answer(question: str):
    gemini.models.generate_content(model="gemini-2.5-flash", contents=question)
    return client.messages.create(model="claude-opus-5", max_tokens=300, messages=[{"role": "user", "content": question}])
