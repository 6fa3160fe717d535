def keep(question, answer):
    with open("corrections.txt", "a") as kept:
        kept.write(f"{question} {answer}")
