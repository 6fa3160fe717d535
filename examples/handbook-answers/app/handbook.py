"""The pages of the handbook, cut into passages by their headings."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

FOLDER = Path(__file__).parent.parent / "handbook"
Audience = Literal["all", "crew", "managers"]
GROUPS = frozenset(get_args(Audience))
# The people office reads each page once a year; a month of grace.
REVIEW_EVERY = timedelta(days=396)

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
SECTION = re.compile(r"^## (.+)$", re.MULTILINE)


class BadPage(ValueError):
    """A page that must not be indexed as it is."""


class FrontMatter(BaseModel):
    """The contract of a page: what stands above its text. docs/data.md says what each field means."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=3, max_length=60)
    audience: Audience
    reviewed: date
    owner: str = Field(min_length=3)


@dataclass(frozen=True)
class Passage:
    """One section of a page, and who may read it."""

    id: str
    title: str
    text: str
    audience: Audience
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
    try:
        fields = FrontMatter(**dict(line.split(": ", 1) for line in front[1].splitlines()))
    except (ValidationError, ValueError) as error:
        raise BadPage(f"{page}: {error}") from error
    _, *parts = SECTION.split(text[front.end() :])
    if not parts or not all(body.strip() for body in parts[1::2]):
        raise BadPage(f"{page}: a section without text")
    return [
        Passage(f"{page}#{slug(title)}", f"{fields.title}: {title}", body.strip(), fields.audience, fields.reviewed)
        for title, body in zip(parts[::2], parts[1::2], strict=True)
    ]


def slug(title: str) -> str:
    """A heading as it stands in a link."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def overdue(found: list[Passage], today: date) -> set[str]:
    """The pages that nobody has read through for too long."""
    return {passage.id.split("#")[0] for passage in found if today - passage.reviewed > REVIEW_EVERY}
