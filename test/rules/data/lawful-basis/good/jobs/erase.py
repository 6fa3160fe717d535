import sqlalchemy


def erase(person: str) -> None:
    with sqlalchemy.create_engine("postgresql://db/parcels").begin() as connection:
        connection.execute(sqlalchemy.text("delete from recipients where person = :person"), {"person": person})
