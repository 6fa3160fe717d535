import pandas as pd
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://shop")
prompt = ChatPromptTemplate.from_template("Write SQL for {question}")
chain = prompt | ChatOpenAI(model="gpt-4o-2024-08-06") | StrOutputParser()


async def report(question: str) -> pd.DataFrame:
    query = await chain.ainvoke({"question": question})
    with engine.connect() as conn:
        return pd.read_sql(text(query), conn)  # finding
