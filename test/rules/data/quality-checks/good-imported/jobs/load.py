import csv

from app.checks import check

if __name__ == "__main__":
    with open("data/parcels.csv") as file:
        for row in csv.DictReader(file):
            check(row)
