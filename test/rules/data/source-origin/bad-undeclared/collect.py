import requests
from bs4 import BeautifulSoup


def notices(page: int) -> list[str]:
    html = requests.get(f"https://tenders.invalid/list?page={page}", timeout=20).text
    return [row.get_text() for row in BeautifulSoup(html, "html.parser").select("tr.notice")]


if __name__ == "__main__":
    print(notices(1))
