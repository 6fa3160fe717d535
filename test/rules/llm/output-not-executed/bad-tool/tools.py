import subprocess

from langchain_core.tools import tool
from langchain_openai import ChatOpenAI


@tool
def run_python(code: str) -> str:
    """Runs Python code."""
    return subprocess.run(["python3", "-c", code], capture_output=True, text=True).stdout


@tool
def calculate(expression: str) -> str:
    """Calculates."""
    return str(eval(expression))


model = ChatOpenAI(model="gpt-4o-2024-08-06").bind_tools([run_python, calculate])
