TABLES = {"parcels", "refunds"}


def rows_of(table: str) -> str:
    if table not in TABLES:
        raise ValueError(table)
    return f"select * from {table}"
