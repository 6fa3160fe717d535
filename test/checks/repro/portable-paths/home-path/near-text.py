LINES = "A:\nB:\n"
SCHEME = "x://parcels"
