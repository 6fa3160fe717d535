from parcels.models import fit

if __name__ == "__main__":
    fit([[1]], [1])
