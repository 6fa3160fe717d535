from langchain_core.prompts import PromptTemplate
from langchain_openai import ChatOpenAI

from app.registry import registered

template = PromptTemplate.from_template("You may use {tools}. Question: {question}")
prompt = template.partial(tools="\n".join(registered()))
chain = prompt | ChatOpenAI(model="gpt-4o-2024-08-06")


def answer(question):
    return chain.invoke({"question": question})
