from parcels.model import late_tomorrow

if __name__ == "__main__":
    late_tomorrow()
