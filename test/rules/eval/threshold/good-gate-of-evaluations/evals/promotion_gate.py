LARGEST_DROP = 0.05


def decide(incumbent, challenger):
    drops = {kind: share - challenger["recall"][kind] for kind, share in incumbent["recall"].items()}
    worse = {kind: drop for kind, drop in drops.items() if drop > LARGEST_DROP}
    return {"promote": challenger["accuracy"] >= incumbent["accuracy"] and not worse, "worse": worse}
