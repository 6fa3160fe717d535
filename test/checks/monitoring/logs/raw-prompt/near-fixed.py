import logging

logger = logging.getLogger(__name__)
PROMPT = "You answer questions about parcels."


def start():
    prompt = "You answer questions about parcels."
    logger.info("system prompt: %s, %s", PROMPT, prompt)
