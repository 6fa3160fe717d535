import re


def array_of(text):
    found = re.search(r"\[.*\]", text)
    return found.group(0) if found else "[]"
