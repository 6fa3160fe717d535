from pydantic_settings import BaseSettings


class Limits(BaseSettings):
    answer: int = 200


limits = Limits()
