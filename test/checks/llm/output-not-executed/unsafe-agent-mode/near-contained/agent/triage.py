from claude_agent_sdk import ClaudeAgentOptions, ClaudeSDKClient

MODE = "bypassPermissions"


async def triage(issue: str) -> None:
    options = ClaudeAgentOptions(allowed_tools=["Bash", "Read"], permission_mode=MODE)
    async with ClaudeSDKClient(options=options) as client:
        await client.query(issue)
