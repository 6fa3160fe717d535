from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

chain = ChatPromptTemplate.from_template("Answer: {question}") | ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20)
chain.invoke({"question": "Where is my parcel?"})
