import hashlib
from dataclasses import dataclass


@dataclass
class Flag:
    name: str
    rollout_percentage: float


class Flags:
    def __init__(self, flags: dict[str, Flag]) -> None:
        self.flags = flags

    def is_on_for(self, name: str, customer: str) -> bool:
        flag = self.flags[name]
        bucket = int(hashlib.sha256(f"{name}:{customer}".encode()).hexdigest(), 16) % 100
        return bucket < flag.rollout_percentage
