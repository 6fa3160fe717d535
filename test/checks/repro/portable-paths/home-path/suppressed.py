DATA = "/home/alice/parcels"  # roadworthy: ignore[repro/portable-paths] -- the one machine that has the scanner
