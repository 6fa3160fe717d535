import json
import logging

from openai import OpenAI

logger = logging.getLogger(__name__)
client = OpenAI(timeout=20)


def asked(row):
    return str(row["question"]).strip()


def draft(path):
    rows = json.load(open(path))
    for index, row in enumerate(rows, start=1):
        question = asked(row)
        logger.info("[%s/%s] %s", index, len(rows), question)
        reply = client.responses.create(model="gpt-4o-2024-08-06", input="Answer briefly.", max_output_tokens=200)
        row["draft"] = reply.output_text
