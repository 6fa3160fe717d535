from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    answering: str = Field(default="gpt-4o")  # finding


settings = Settings()
