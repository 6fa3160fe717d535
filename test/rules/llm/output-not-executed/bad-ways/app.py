import json
import os
import re

import litellm
import pandas as pd
from google import genai
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import AsyncSession

engine = create_engine(os.environ["DATABASE_URL"])
sql_chain = ChatPromptTemplate.from_template("{question}") | ChatOpenAI(model="gpt-4o-2024-08-06") | StrOutputParser()


async def by_session(session: AsyncSession, question):
    sql = await sql_chain.ainvoke({"question": question})
    return (await session.execute(text(sql))).all()


def by_frame(question):
    reply = litellm.completion(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    match = re.search(r"```sql(.*?)```", reply.choices[0].message.content, re.DOTALL)
    sql = match.group(1) if match else ""
    return pd.read_sql(sql, engine)


def by_shell(task):
    client = genai.Client()
    answer = client.models.generate_content(model="gemini-2.0-flash", contents=task)
    plan = json.loads(answer.text)
    for step in plan["steps"]:
        os.system(step)


def extract_code(reply):
    code = reply.split("```python")[1]
    return code.split("```")[0]


class Worker:
    def __init__(self):
        self.llm = ChatOpenAI(model="gpt-4o-2024-08-06")

    def run(self, task):
        reply = self.llm.invoke(task).content
        exec(extract_code(reply))


def harmless(question, frame):
    reply = sql_chain.invoke({"question": question})
    frame.query("weight > 3")
    engine.connect().execute(text("insert into answers values (:answer)"), {"answer": reply})
    return eval("1 + 1")
