def version_for(question: str) -> str:
    return "new" if hash(question) % 20 == 0 else "old"
