import tiktoken

encoding = tiktoken.encoding_for_model("gpt-4o")


def length(text: str) -> int:
    return len(encoding.encode(text))
