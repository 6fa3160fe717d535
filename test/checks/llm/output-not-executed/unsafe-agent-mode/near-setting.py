import os

import pandas as pd
from langchain_experimental.agents import create_pandas_dataframe_agent
from langchain_openai import ChatOpenAI

DANGEROUS = os.getenv("ALLOW_CODE", "") == "yes"


def agent_for(frame: pd.DataFrame):
    return create_pandas_dataframe_agent(ChatOpenAI(model="gpt-4o-2024-08-06"), frame, allow_dangerous_code=DANGEROUS)
