import os
import sys

DATA = os.environ.get("DATA", "data/parcels.csv")
CACHE = "/home/app/cache"
sys.path.append("/home/jupyter/.local/bin")
root = sys.argv[1]  # e.g. "/home/mbell/parcels/"
