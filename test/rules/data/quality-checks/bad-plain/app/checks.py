def check(row):
    if not 0 < float(row["weight"]) < 1000:
        raise ValueError(f"weight {row['weight']}")
