from anthropic import Anthropic
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    anthropic_api_key: str = ""
    model: str = "claude-sonnet-4-5-20250929"


settings = Settings()


class Answers:
    def __init__(self) -> None:
        self.client = Anthropic(api_key=settings.anthropic_api_key)  # finding

    def ask(self, question: str) -> str:
        message = self.client.messages.create(
            model=settings.model,
            max_tokens=800,
            messages=[{"role": "user", "content": question}],
        )
        return message.content[0].text
