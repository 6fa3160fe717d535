import sqlite3


def set_message_evaluation(number: int, satisfied: bool) -> None:
    with sqlite3.connect("messages.db") as messages:
        messages.execute("update messages set satisfied = ? where number = ?", (satisfied, number))
