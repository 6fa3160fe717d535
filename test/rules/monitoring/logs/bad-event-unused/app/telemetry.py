import json
import logging

log = logging.getLogger("app.request")


def log_event(event: str, **fields: object) -> None:
    payload = {"event": event, **fields}
    log.info(json.dumps(payload, default=str))
