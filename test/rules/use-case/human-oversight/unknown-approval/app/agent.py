from langgraph.prebuilt import create_react_agent

requests: list[dict[str, str]] = []


def file_leave(day: str) -> str:
    """Files a request for a day off."""
    requests.append({"day": day, "state": "pending"})
    return "It waits for approval."


agent = create_react_agent("openai:gpt-4o-2024-08-06", [file_leave])
