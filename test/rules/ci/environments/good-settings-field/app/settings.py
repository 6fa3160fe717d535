from typing import Literal

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    app_env: Literal["local", "staging", "production"] = "local"
    log_level: str = "INFO"

    @property
    def is_production(self) -> bool:
        return self.app_env == "production"
