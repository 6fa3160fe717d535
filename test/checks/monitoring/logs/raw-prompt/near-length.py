import logging

logger = logging.getLogger(__name__)


def answer(question: str, user_id: str):
    logger.info("asked %d characters by %s", len(question), user_id)
    logger.info("starts with %s", question[:20])
