"""JSON logs of the service, each line with the id of its request. Written by Roadworthy.

TODO: attach it:

    from app.service_logging import set_up_logging

    set_up_logging(app)  # once, right after the application object is made

Then log as always; what `extra` holds becomes fields of the line:

    logging.getLogger(__name__).info("scored", extra={"rows": 12})

Log ids and sizes, never what users write or who they are. LOG_LEVEL sets the level.
"""

import json
import logging
import os
import re
import sys
import time
import uuid
from contextvars import ContextVar
from datetime import datetime, timezone

# Probes and scrapes are not worth a line.
QUIET = frozenset({"/metrics"})
REQUEST_ID = ContextVar("request_id", default=None)
STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
requests = logging.getLogger("service.requests")


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record):
        moment = datetime.fromtimestamp(record.created, timezone.utc)
        line = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if REQUEST_ID.get():
            line["request_id"] = REQUEST_ID.get()
        line.update((key, value) for key, value in vars(record).items() if key not in STANDARD)
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str, ensure_ascii=False)


def request_id(given):
    """The caller's id where it is harmless, so that a request can be followed; else a new one."""
    if given and re.fullmatch(r"[\w.-]{1,64}", given):
        return given
    return uuid.uuid4().hex


class RequestLog:
    """Gives every request an id, answers with it, and writes a line for each."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        current = request_id(headers.get(b"x-request-id"))
        token = REQUEST_ID.set(current)
        status = 500
        started = time.perf_counter()

        async def with_id(message):
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message.get("headers", []),
                    (b"x-request-id", current.encode()),
                ]
            await send(message)

        try:
            await self.app(scope, receive, with_id)
        finally:
            if scope["path"] not in QUIET:
                route = getattr(scope.get("route"), "path", "unmatched")
                fields = {
                    "method": scope["method"],
                    "route": route,
                    "status": status,
                    "milliseconds": round((time.perf_counter() - started) * 1000, 1),
                }
                level = logging.ERROR if status >= 500 else logging.INFO
                requests.log(level, "request", extra=fields)
            REQUEST_ID.reset(token)


def set_up_logging(app):
    """Sends all logs to standard output as JSON, and logs the application's requests."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=os.environ.get("LOG_LEVEL", "INFO"), handlers=[handler], force=True)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        # Of requests there is a line already.
        logger.propagate = name != "uvicorn.access"
    app.add_middleware(RequestLog)
    return app
