import os

from openai import OpenAI

client = OpenAI(api_key=os.environ["OPENAI_API_KEY"], timeout=float(os.getenv("MODEL_TIMEOUT", "20")))
rank = os.environ.get("LOCAL_RANK")
