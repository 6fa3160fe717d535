from datetime import date
from pathlib import Path

from google import genai
from google.genai import types

client = genai.Client()
PROMPT = Path("prompts/system.md").read_text()


def answer(query: str) -> str:
    system = PROMPT.format(today=date.today(), company="Parcels Ltd")
    config = types.GenerateContentConfig(system_instruction=system)
    return client.models.generate_content(model="gemini-2.0-flash-001", contents=query, config=config).text
