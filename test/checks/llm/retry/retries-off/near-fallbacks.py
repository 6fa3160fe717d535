from langchain_anthropic import ChatAnthropic
from langchain_openai import ChatOpenAI

first = ChatOpenAI(model="gpt-5.2-2025-12-11", timeout=20, max_retries=0)
second = ChatAnthropic(model="claude-sonnet-4-5-20250929", timeout=20)
llm = first.with_fallbacks([second])
