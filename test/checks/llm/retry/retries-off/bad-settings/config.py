from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    llm_max_retries: int = 0  # finding


settings = Settings()
