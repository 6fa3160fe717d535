from concurrent.futures import ThreadPoolExecutor

from google import genai

client = genai.Client()
pool = ThreadPoolExecutor(max_workers=4)


def ask(question: str) -> str:
    def request() -> str:
        return client.models.generate_content(model="gemini-2.5-flash", contents=question).text

    return pool.submit(request).result(timeout=30)
