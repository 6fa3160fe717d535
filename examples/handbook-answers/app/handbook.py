"""The pages of the handbook, cut into passages by their headings."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "handbook"
GROUPS = frozenset({"all", "crew", "managers"})
# The people office reads each page once a year; a month of grace.
REVIEW_EVERY = timedelta(days=396)

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
SECTION = re.compile(r"^## (.+)$", re.MULTILINE)


class BadPage(ValueError):
    """A page that must not be indexed as it is."""


@dataclass(frozen=True)
class Passage:
    """One section of a page, and who may read it."""

    id: str
    title: str
    text: str
    audience: str
    reviewed: date


def passages(folder: Path = FOLDER) -> list[Passage]:
    """All passages of the handbook, in the order of its pages."""
    found = [passage for page in sorted(folder.glob("*.md")) for passage in sections(page.stem, page.read_text("utf-8"))]
    if not found:
        raise BadPage(f"no page in {folder}")
    return found


def sections(page: str, text: str) -> list[Passage]:
    """The passages of one page. Raises BadPage where the page lacks what decides who may read it."""
    front = FRONT_MATTER.match(text)
    if not front:
        raise BadPage(f"{page}: no front matter")
    fields = dict(line.split(": ", 1) for line in front[1].splitlines())
    audience = fields.get("audience", "")
    if audience not in GROUPS:
        raise BadPage(f"{page}: audience {audience!r} is none of {sorted(GROUPS)}")
    reviewed = date.fromisoformat(fields.get("reviewed", ""))
    _, *parts = SECTION.split(text[front.end() :])
    if not parts:
        raise BadPage(f"{page}: no section")
    return [
        Passage(f"{page}#{slug(title)}", f"{fields['title']}: {title}", body.strip(), audience, reviewed)
        for title, body in zip(parts[::2], parts[1::2], strict=True)
    ]


def slug(title: str) -> str:
    """A heading as it stands in a link."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def overdue(found: list[Passage], today: date) -> set[str]:
    """The pages that nobody has read through for too long."""
    return {passage.id.split("#")[0] for passage in found if today - passage.reviewed > REVIEW_EVERY}
