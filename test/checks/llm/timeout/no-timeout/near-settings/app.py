from openai import OpenAI

from config import settings

client = OpenAI(timeout=settings.llm_timeout)
