from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

SYSTEM = """You answer questions about parcels.
Context: {context}
Question: {question}"""

prompt = ChatPromptTemplate.from_messages([("system", SYSTEM)])
other = ChatPromptTemplate.from_messages([("system", "You are brief."), ("human", "{question}")])
chain = prompt | ChatOpenAI(model="gpt-4o-2024-08-06")
