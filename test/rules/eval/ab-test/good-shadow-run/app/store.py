def keep(question: str, answer: str, is_shadow: bool) -> None:
    with open("answers.csv", "a") as answers:
        answers.write(f"{question},{answer},{is_shadow}\n")
