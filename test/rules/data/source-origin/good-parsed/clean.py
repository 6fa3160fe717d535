from bs4 import BeautifulSoup


def plain(html: str) -> str:
    return BeautifulSoup(html, "html.parser").get_text(" ")


if __name__ == "__main__":
    print(plain("<b>bold</b>"))
