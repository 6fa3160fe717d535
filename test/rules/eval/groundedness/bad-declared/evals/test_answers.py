from app.answer import answer


def test_mentions_days():
    assert "days" in answer("How long do refunds take?", [])
