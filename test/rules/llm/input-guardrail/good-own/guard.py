import re

from transformers import pipeline

classify = pipeline("text-classification", model="acme/prompt-injection")


def check_user_input(text):
    if re.search("ignore (all|previous)", text) or classify(text)[0]["label"] == "INJECTION":
        raise ValueError("refused")
