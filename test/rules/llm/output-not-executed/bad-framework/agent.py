from langchain_community.agent_toolkits import create_sql_agent
from langchain_experimental.agents import create_pandas_dataframe_agent
from langchain_experimental.tools import PythonREPLTool
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-4o-2024-08-06")


def make(frame):
    return create_pandas_dataframe_agent(llm, frame, allow_dangerous_code=True)


tools = [PythonREPLTool()]


def reports(db):
    return create_sql_agent(llm, db=db)
