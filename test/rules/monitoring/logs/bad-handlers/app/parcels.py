def parcels(path):
    print("reading", path)
    with open(path) as file:
        lines = file.readlines()
    print("read", len(lines))
    return lines
