import logging

import requests

DEPOTS = requests.get("https://depots.example.com", timeout=5).json()


def build_logger(path):
    logger = logging.getLogger("late")
    handler = logging.FileHandler(path)
    handler.setFormatter(logging.Formatter(f"%(asctime)s | %(levelname)s | {len(DEPOTS)} depots | %(message)s"))
    logger.addHandler(handler)
    return logger
