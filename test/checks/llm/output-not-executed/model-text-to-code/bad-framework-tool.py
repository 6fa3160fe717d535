import subprocess

from langchain_core.tools import tool


@tool
def bash(command: str) -> str:
    """Run a command."""
    result = subprocess.run(command, shell=True, capture_output=True, text=True)  # finding
    return result.stdout
