from langchain_anthropic import ChatAnthropic

OPTIONS = dict(timeout=20)
MORE = {"model": "claude-sonnet-4-5-20250929", "max_tokens": 300}
llm = ChatAnthropic(**MORE, **OPTIONS)
