from google import genai
from google.genai import types

client = genai.Client(http_options={"timeout": 20_000})


def answer(question: str) -> str:
    reply = client.models.generate_content(  # finding
        model="gemini-2.5-flash",
        contents=question,
        config=types.GenerateContentConfig(temperature=0),
    )
    return reply.text
