import os

DATA = os.environ.get("DATA", "data/parcels.csv")
CACHE = "/home/app/cache"
