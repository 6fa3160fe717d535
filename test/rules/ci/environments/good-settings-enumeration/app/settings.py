from enum import StrEnum

from pydantic_settings import BaseSettings


class Place(StrEnum):
    DEVELOPMENT = "development"
    PRODUCTION = "production"


class Settings(BaseSettings):
    environment: Place = Place.DEVELOPMENT
    secret_key: str = "only-for-development"
