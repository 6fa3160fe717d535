from google import genai
from google.genai import types

client = genai.Client(http_options={"timeout": 20_000})


def answer(question: str):
    config = types.GenerateContentConfig(max_output_tokens=400)
    return client.models.generate_content(model="gemini-2.5-flash", contents=question, config=config)
