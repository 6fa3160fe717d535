from dataclasses import dataclass


@dataclass
class Settings:
    max_tokens: int = 700


settings = Settings()
