from openai import OpenAI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    company: str = "Parcels Ltd"
    system_prompt: str = "You answer questions about parcels."


settings = Settings()
client = OpenAI()


class Assistant:
    def __init__(self, name: str) -> None:
        self.name = name

    def reply(self, user_message: str) -> str:
        reply = client.responses.create(
            model="gpt-4.1-2025-04-14",
            instructions=f"{settings.system_prompt} You are {self.name} of {settings.company}.",
            input=user_message,
        )
        return reply.output_text
