from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    llm_timeout: float = 20.0


settings = Settings()
