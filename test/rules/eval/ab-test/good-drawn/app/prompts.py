import random

prompts = {"short": "Answer in one sentence.", "long": "Answer in full."}
shares = {"short": 0.9, "long": 0.1}


class PromptVersions:
    def draw(self) -> str:
        return random.choices(list(prompts), weights=list(shares.values()), k=1)[0]
