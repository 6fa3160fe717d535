import re

NUMBER = re.compile(r"\d+")


def check_output(answer: str, support: str) -> bool:
    return set(NUMBER.findall(answer)) <= set(NUMBER.findall(support))
