from google import genai
from google.genai import types

client = genai.Client()


def answer(question):
    return client.models.generate_content(
        model="gemini-2.5-flash",
        contents=question,
        config=types.GenerateContentConfig(max_output_tokens=600, temperature=0),
    )
