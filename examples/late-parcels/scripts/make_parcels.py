"""Makes up deliveries, so that the project can be tried without the warehouse. Standard library only: one seed, one file."""

import argparse
import csv
import math
import random
from datetime import date, timedelta
from pathlib import Path

DEPOTS = {"harbour": 0.1, "hillside": 0.5, "north": -0.2, "south": 0.0}
FIRST = date(2026, 3, 2)


def parcels(rows: int, weeks: int, seed: int):
    rng = random.Random(seed)
    for number in range(rows):
        promised = FIRST + timedelta(days=number * weeks * 7 // rows)
        depot = rng.choice(list(DEPOTS))
        service = "express" if rng.random() < 0.3 else "standard"
        distance = round(min(900.0, rng.lognormvariate(4.6, 0.7)), 1)
        handovers = 1 + min(5, int(distance / 120) + (rng.random() < 0.4))
        load = round(min(1.4, max(0.2, rng.gauss(0.8, 0.18) + (0.15 if promised.weekday() == 0 else 0.0))), 2)
        rain = round(max(0.0, rng.gauss(1.0, 4.0)), 1)
        odds = -6.2 + 0.75 * handovers + 4.0 * (load - 0.8) + 0.3 * rain + 0.004 * distance + 14.0 * max(0.0, load - 1.0) + DEPOTS[depot]
        odds += 2.4 if service == "standard" else 1.2
        yield {
            "parcel_id": f"p{number:05d}",
            "promised_on": promised.isoformat(),
            "depot": depot,
            "service": service,
            "distance_km": distance,
            "handovers": handovers,
            "depot_load": load,
            "rain_mm": rain,
            "late": int(rng.random() < 1 / (1 + math.exp(-1.6 * odds))),
        }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("data/parcels.csv"))
    parser.add_argument("--rows", type=int, default=1200)
    parser.add_argument("--weeks", type=int, default=30)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    made = list(parcels(options.rows, options.weeks, options.seed))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("w", newline="") as file:
        writer = csv.DictWriter(file, made[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)
