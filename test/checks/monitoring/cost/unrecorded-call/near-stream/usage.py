import logging

logger = logging.getLogger(__name__)


def record(reply) -> None:
    logger.info("tokens", extra={"total": reply.usage.total_tokens})


if __name__ == "__main__":
    record(None)
