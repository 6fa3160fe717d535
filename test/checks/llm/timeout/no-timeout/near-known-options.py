from langchain_anthropic import ChatAnthropic

COMMON = {"timeout": 30, "max_tokens": 500}

llm = ChatAnthropic(model="claude-sonnet-4-5-20250929", **COMMON)
