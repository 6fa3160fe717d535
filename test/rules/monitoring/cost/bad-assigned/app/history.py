def store(question: str, price: float) -> None:
    with open("history.csv", "a") as file:
        file.write(f"{len(question)},{price}\n")
