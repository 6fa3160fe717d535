import os

MAX_RETRIES = int(os.getenv("LLM_MAX_RETRIES", "3"))
