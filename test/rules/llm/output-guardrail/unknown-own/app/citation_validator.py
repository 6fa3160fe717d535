import re


def cites_only(text: str) -> bool:
    return all(int(number) < 5 for number in re.findall(r"\[(\d+)\]", text))
