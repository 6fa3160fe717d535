LLM = {"model": "gpt-5.2-2025-12-11", "max_tokens": 600}
