from app import ask

FAKE_API_KEY = "mFWRZS4nN9By8cacyjPaTXzDhTnZJuijr387PFTR"


def test_ask():
    assert ask("hello", api_key=FAKE_API_KEY)
