from langchain_openai import ChatOpenAI

model = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20, max_retries=0)
