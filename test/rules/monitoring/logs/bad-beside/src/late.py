import logging
import os

logger = logging.getLogger(__name__)


def is_late(parcel):
    logger.info("late %s", parcel)
    return parcel == os.environ["LATE"]
