SYSTEM = "Answer in one sentence."
