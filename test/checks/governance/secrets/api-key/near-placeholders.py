import os
from openai import OpenAI

OPENAI_API_KEY = "sk-your-key-goes-here-0000000000000000"
GROQ_API_KEY = "<your groq api key>"
ANTHROPIC_API_KEY = "sk-ant-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
api_key = "EMPTY"
client = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
local = OpenAI(base_url="http://localhost:8000/v1", api_key="token-abc123")
ollama = OpenAI(base_url="http://localhost:11434/v1", api_key="ollama-local-models-2")
