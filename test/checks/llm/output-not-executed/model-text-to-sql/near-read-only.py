from langchain_community.agent_toolkits import create_sql_agent
from langchain_community.utilities import SQLDatabase
from langchain_openai import ChatOpenAI

db = SQLDatabase.from_uri("sqlite:///file:shop.db?mode=ro&uri=true")
agent = create_sql_agent(ChatOpenAI(model="gpt-4o-2024-08-06"), db=db)
