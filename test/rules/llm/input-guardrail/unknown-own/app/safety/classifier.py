import re

REFUSED = re.compile(r"ignore (all )?(previous|prior) instructions", re.I)


def kind_of(question: str) -> str:
    return "refused" if REFUSED.search(question) else "answered"
