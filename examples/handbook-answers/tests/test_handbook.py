from datetime import date

import pytest

from app.handbook import BadPage, overdue, passages, sections

PAGE = "---\ntitle: Leave\naudience: crew\nreviewed: 2026-01-10\nowner: people-office\n---\n\n# Leave\n\n## Days off\n\n30 days.\n"


def test_a_section_becomes_a_passage() -> None:
    (passage,) = sections("leave", PAGE)
    assert (passage.id, passage.title, passage.text, passage.audience) == ("leave#days-off", "Leave: Days off", "30 days.", "crew")


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("crew", "everybody"),
        PAGE.replace("2026-01-10", "in spring"),
        PAGE.replace("owner: people-office\n", ""),
        PAGE.split("---\n")[2],
        PAGE.replace("## Days off", ""),
        PAGE.replace("30 days.", ""),
    ],
)
def test_a_page_that_says_too_little_is_refused(page: str) -> None:
    with pytest.raises(BadPage):
        sections("leave", page)


def test_the_handbook_itself_can_be_indexed() -> None:
    found = passages()
    assert len({passage.id for passage in found}) == len(found)
    assert {passage.audience for passage in found} == {"all", "crew", "managers"}


def test_pages_grow_old() -> None:
    assert overdue(sections("leave", PAGE), date(2027, 1, 10)) == set()
    assert overdue(sections("leave", PAGE), date(2027, 3, 1)) == {"leave"}
