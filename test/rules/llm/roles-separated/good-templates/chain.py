from datetime import date

from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

prompt = ChatPromptTemplate.from_messages(
    [
        ("system", "You answer questions about parcels. Today is {today}. Use this context: {context}"),
        ("human", "{question}"),
    ]
)
chain = prompt.partial(today=str(date.today())) | ChatOpenAI(model="gpt-4o-2024-08-06")
