import os

from langchain_openai import ChatOpenAI


class Chat:
    def __init__(self) -> None:
        self.max_tokens = int(os.getenv("OPENAI_MAX_TOKENS", -1))
        self.llm = ChatOpenAI(model="gpt-5.2-2025-12-11", timeout=20, max_tokens=self.max_tokens if self.max_tokens != -1 else None)
