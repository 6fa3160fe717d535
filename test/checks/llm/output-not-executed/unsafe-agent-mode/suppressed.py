from langchain_experimental.tools import PythonREPLTool

# roadworthy: ignore[llm/output-not-executed] -- the whole process runs in gVisor
tools = [PythonREPLTool()]
