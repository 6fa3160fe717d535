"""Erases traces, with their votes: those of one person, or all that are older than the retention.

`python -m jobs.erase --subject SUBJECT` on request; `python -m jobs.erase --older-than 30` each night.
"""

import argparse
from datetime import UTC, datetime, timedelta

from langfuse import get_client

from app.logs import configure, log
from app.security import pseudonym


def erase(**which) -> int:
    """Deletes in hundreds. All are listed first, because deletion moves those that come after."""
    langfuse, ids = get_client(), []
    while batch := langfuse.api.trace.list(limit=100, page=len(ids) // 100 + 1, **which).data:
        ids += [trace.id for trace in batch]
        if len(batch) < 100:
            break
    for start in range(0, len(ids), 100):
        langfuse.api.trace.delete_multiple(trace_ids=ids[start : start + 100])
    return len(ids)


def main() -> None:
    """One of the two ways."""
    parser = argparse.ArgumentParser(description=__doc__)
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--subject", help="the `sub` of the person's login")
    way.add_argument("--older-than", type=int, metavar="DAYS")
    options = parser.parse_args()
    configure()
    if options.subject:
        erased = erase(user_id=pseudonym(options.subject))
    else:
        erased = erase(to_timestamp=datetime.now(UTC) - timedelta(days=options.older_than))
    log.info("erased", traces=erased)


if __name__ == "__main__":
    main()
