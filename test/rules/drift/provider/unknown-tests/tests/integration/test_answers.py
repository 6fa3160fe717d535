from app.main import ask


def test_answers():
    assert "parcel" in ask("Where is my parcel?")["answer"]
