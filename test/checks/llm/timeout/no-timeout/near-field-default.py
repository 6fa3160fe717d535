from dataclasses import dataclass

from openai import OpenAI


@dataclass
class Chat:
    timeout: float | None = None

    def client(self) -> OpenAI:
        return OpenAI(timeout=self.timeout)
