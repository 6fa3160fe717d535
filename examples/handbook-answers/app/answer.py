"""From a question to an answer that may be shown."""

from collections.abc import Sequence
from threading import Lock

from cachetools import TTLCache
from langfuse import get_client, observe
from pydantic import BaseModel

from app.guard import check_input, check_output
from app.handbook import Passage
from app.metrics import ANSWERS
from app.model import Unavailable, draft, is_harmful
from app.notice import NOTICE
from app.redact import redact
from app.retrieve import index_version, retrieve
from app.security import Reader
from app.settings import PROMPT_VERSION
from app.trace import Answered, Asked, Under

REFUSED = "I can only answer short questions about the staff handbook."
REFERRED = "This is for a person. Call the people office on extension 2200, day and night; what you say stays there."
NOT_FOUND = "The handbook does not say. Ask the people office: people-office@handbook.example."
WITHHELD = "I found passages but no answer that I can stand behind. Please read them, or ask the people office."

# Per replica, a day long: most questions are the same forty. Nothing in it is personal, for questions are redacted first.
_answers: TTLCache = TTLCache(maxsize=2_000, ttl=24 * 3600)
_lock = Lock()


class Answer(BaseModel):
    """What the user gets."""

    id: str
    outcome: str
    answer: str
    sources: list[str]
    notice: str = NOTICE


# Langfuse is told what went in below: redacted.
@observe(name="ask", capture_input=False, capture_output=False)
def answer(question: str, reader: Reader) -> Answer:
    """Answers, and leaves one trace from which jobs/replay.py can ask again."""
    question = redact(question.strip())
    outcome, text, passages, sources = decide(question, reader)
    ANSWERS.labels(outcome).inc()
    langfuse = get_client()
    langfuse.update_current_trace(
        user_id=reader.id,
        input=Asked(question=question, groups=sorted(reader.groups)).model_dump(),
        output=Answered(answer=text, sources=sources, passages=[passage.id for passage in passages]).model_dump(),
        tags=[outcome],
        metadata=Under(prompt=PROMPT_VERSION, index=index_version()).model_dump(),
    )
    return Answer(id=langfuse.get_current_trace_id() or "", outcome=outcome, answer=text, sources=sources)


def decide(question: str, reader: Reader) -> tuple[str, str, Sequence[Passage], list[str]]:
    """Outcome, text, the passages that were found, and those that are cited."""
    blocked = check_input(question)
    if blocked == "needs-a-person":
        return "referred", REFERRED, [], []
    if blocked or is_harmful(question):
        return "refused", REFUSED, [], []
    key = (PROMPT_VERSION, index_version(), tuple(sorted(reader.groups)), question.lower())
    with _lock:
        if key in _answers:
            return ("cached", *_answers[key])
    passages = retrieve(question, reader.groups)
    found = [passage.id for passage in passages]
    try:
        written = draft(question, passages)
    except Unavailable:
        return "search-only", WITHHELD, passages, found
    if not written.found:
        return "not-found", NOT_FOUND, passages, []
    if check_output(written.answer, written.sources, passages):
        return "withheld", WITHHELD, passages, found
    with _lock:
        _answers[key] = (written.answer, passages, written.sources)
    return "answered", written.answer, passages, written.sources
