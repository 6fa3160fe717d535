from langchain_openai import ChatOpenAI

small = ChatOpenAI(model="gpt-4o-mini-2024-07-18")
large = ChatOpenAI(model="gpt-4o-2024-08-06")
