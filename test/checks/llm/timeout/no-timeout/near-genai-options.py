from google import genai
from google.genai import types

client = genai.Client(http_options=types.HttpOptions(timeout=20_000))
