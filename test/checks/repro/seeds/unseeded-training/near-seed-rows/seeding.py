from database import insert


def seed_rows(engine):
    insert(engine, "depots", [("north",), ("south",)])
    return seed_parcels(engine)


def seed_parcels(engine):
    insert(engine, "parcels", [])
