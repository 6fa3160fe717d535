from transformers import AutoModelForSequenceClassification, AutoTokenizer

from settings import MODEL


def load():
    tokenizer = AutoTokenizer.from_pretrained(MODEL)  # finding
    return tokenizer, AutoModelForSequenceClassification.from_pretrained(MODEL)
