import csv
import io


def late(text: str) -> list[str]:
    return [row["id"] for row in csv.DictReader(io.StringIO(text)) if int(row["days"]) > 2]
