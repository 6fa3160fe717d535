def check_answer(text: str) -> str:
    return text if "password" not in text else "I cannot say that."
