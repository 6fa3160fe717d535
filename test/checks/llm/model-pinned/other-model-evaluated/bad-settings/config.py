from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    answering: str = "gpt-5.2-2025-12-11"


settings = Settings()
