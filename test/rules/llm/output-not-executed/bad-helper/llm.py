from langchain_openai import ChatOpenAI
from langchain_core.prompts import ChatPromptTemplate

prompt = ChatPromptTemplate.from_template("Write a shell command that does this: {task}")
chain = prompt | ChatOpenAI(model="gpt-4o-2024-08-06")


def ask(task):
    return chain.invoke({"task": task}).content
