from google import genai

client = genai.Client(api_key="from-the-vault")  # finding


def answer(question: str) -> str:
    return client.models.generate_content(model="gemini-2.5-flash", contents=question).text
