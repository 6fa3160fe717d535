def main() -> None:
    load_parcels()
    print("Loaded. Now run: dbt test --select parcels")


if __name__ == "__main__":
    main()
