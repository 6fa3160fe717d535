import regex
from googleapiclient.discovery import build
from newspaper import Article


def fetch(url):
    article = Article(url)
    article.download()
    return build("drive", "v3"), article.text
