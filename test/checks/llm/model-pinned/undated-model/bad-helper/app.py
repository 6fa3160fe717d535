from llm import ask


def summarise(text: str) -> str:
    return ask(f"Summarise: {text}", "anthropic/claude-haiku-4-5").choices[0].message.content  # finding
