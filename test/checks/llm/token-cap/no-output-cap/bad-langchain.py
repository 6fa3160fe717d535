from langchain_openai import ChatOpenAI

from langchain_core.output_parsers import StrOutputParser

chain = ChatOpenAI(model="gpt-5.2-2025-12-11", timeout=20, temperature=0) | StrOutputParser()  # finding
