from llm import make_client

client = make_client(timeout=15)
