from openai import OpenAI

options = {"timeout": 20, "max_retries": 0}
options["max_retries"] = 2
client = OpenAI(**options)
