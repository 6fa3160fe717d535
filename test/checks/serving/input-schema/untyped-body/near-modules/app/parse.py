from app.schemas import Row


def row_of(data: dict) -> Row:
    return Row(**data)
