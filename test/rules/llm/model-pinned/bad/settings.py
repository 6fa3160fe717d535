import os

MODEL = os.getenv("ANSWER_MODEL", "claude-3-5-sonnet-latest")
