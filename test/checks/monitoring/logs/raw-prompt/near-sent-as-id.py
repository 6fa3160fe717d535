import logging

import httpx

log = logging.getLogger(__name__)


def clean_up(conversations: list[str]) -> None:
    for conversation in conversations:
        answer = httpx.request("DELETE", "http://store/delete", json={"file_id": conversation}, timeout=10)
        if answer.status_code != 200:
            log.error(f"{conversation} was not deleted")
