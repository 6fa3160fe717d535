import subprocess

from langchain_core.tools import tool
from langchain_openai import ChatOpenAI

REPORTS = {"daily": "reports/daily.sql", "weekly": "reports/weekly.sql"}


@tool
def run_report(name: str) -> str:
    """Runs a report."""
    return subprocess.run(["psql", "-f", REPORTS[name]], capture_output=True, text=True).stdout


model = ChatOpenAI(model="gpt-4o-2024-08-06").bind_tools([run_report])
