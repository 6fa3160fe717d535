from langchain_openai import ChatOpenAI

from config import settings

llm = ChatOpenAI(model="gpt-5.2-2025-12-11", timeout=20, max_tokens=settings.max_tokens)
