import sqlalchemy


def erase(person: str) -> None:
    raise NotImplementedError
