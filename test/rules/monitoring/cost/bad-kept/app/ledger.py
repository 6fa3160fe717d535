import sqlite3

from app.prices import price_of

ledger = sqlite3.connect("ledger.db")


def record_spend(answer) -> None:
    ledger.execute("insert into spend values (datetime(), ?)", (price_of(answer),))
    ledger.commit()
