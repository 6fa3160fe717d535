from dataclasses import dataclass


@dataclass(frozen=True)
class Llm:
    name: str = "gpt-5.2-2025-12-11"


llm = Llm()
