from app.index import split


def test_short_paragraphs_stay_together():
    assert split("one\n\ntwo") == ["one\n\ntwo"]


def test_a_long_paragraph_starts_a_new_chunk():
    assert [len(chunk) for chunk in split("a" * 600 + "\n\n" + "b" * 600)] == [600, 600]
