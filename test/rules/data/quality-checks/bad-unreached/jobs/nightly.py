from jobs.load import load_parcels


def main() -> None:
    load_parcels()


if __name__ == "__main__":
    main()
