from langchain_openai import ChatOpenAI

from config import MAX_RETRIES

llm = ChatOpenAI(model="gpt-5.2-2025-12-11", timeout=20, max_retries=MAX_RETRIES)
