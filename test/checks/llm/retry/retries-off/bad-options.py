from openai import OpenAI

OPTIONS = {
    "timeout": 20,
    "max_retries": 0,  # finding
}


class Answers:
    def __init__(self):
        self.client = OpenAI(**OPTIONS)
