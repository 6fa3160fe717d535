import requests


def main() -> None:
    print(requests.get("https://fairs.example.org/calendar.json", timeout=20).json())


if __name__ == "__main__":
    main()
