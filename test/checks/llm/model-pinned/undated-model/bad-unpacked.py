from langchain_openai import ChatOpenAI

params = {"model": "gpt-4o", "timeout": 20, "max_tokens": 300}  # finding
llm = ChatOpenAI(**params)
