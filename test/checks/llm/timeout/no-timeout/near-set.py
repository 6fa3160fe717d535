import httpx
from anthropic import Anthropic
from openai import OpenAI

client = OpenAI(timeout=httpx.Timeout(20.0, connect=5.0))
other = Anthropic(http_client=httpx.Client(timeout=20))
