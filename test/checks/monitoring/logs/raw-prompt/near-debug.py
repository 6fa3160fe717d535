import logging

logger = logging.getLogger(__name__)


def answer(prompt: str):
    logger.debug("prompt: %s", prompt)
