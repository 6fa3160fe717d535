from claude_agent_sdk import ClaudeAgentOptions, query


async def fix(issue: str) -> None:
    options = ClaudeAgentOptions(allowed_tools=["Read", "Edit"], permission_mode="acceptEdits")
    async for message in query(prompt=issue, options=options):
        print(message)
