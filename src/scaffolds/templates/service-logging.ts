import type { Stack } from "../../project/stack.js";
import { pythonString } from "../quote.js";
import { metricsForm } from "./service-metrics.js";
import { applicationName, moduleBeside } from "./service-module.js";

/** `service_logging.py`: JSON lines with the id of the request that they belong to, and how to attach it. */
export function serviceLogging(stack: Stack, untracked: readonly string[]): string {
  const { service } = stack;
  const form = metricsForm(service?.framework);
  const module = moduleBeside(stack, "service_logging");
  const variable = applicationName(service);
  const attach =
    form === "calls"
      ? `    from ${module} import request_scope, set_up_logging

    set_up_logging()  # once, when the service starts

    with request_scope("answer"):
        ...`
      : `    from ${module} import set_up_logging

    set_up_logging(${variable})  # once, right after the ${form === "flask" ? "Flask" : "application"} object is made`;
  const paths = ["/metrics", ...untracked.filter((path) => path !== "/metrics")];
  const imports = [
    ...(form === "calls" ? ["import contextlib"] : []),
    "import json",
    "import logging",
    "import os",
    "import re",
    "import sys",
    "import time",
    "import uuid",
    "from contextvars import ContextVar",
    "from datetime import datetime, timezone",
    ...(form === "flask" ? ["", "from flask import g, request"] : []),
  ].filter((line) => form !== "calls" || line !== "import re");
  return `"""JSON logs of the service, each line with the id of its request. Written by Roadworthy.

TODO: attach it:

${attach}

Then log as always; what \`extra\` holds becomes fields of the line:

    logging.getLogger(__name__).info("scored", extra={"rows": 12})

Log ids and sizes, never what users write or who they are. LOG_LEVEL sets the level.
"""

${imports.join("\n")}

${form === "calls" ? "" : `# Probes and scrapes are not worth a line.\nQUIET = frozenset({${paths.map(pythonString).join(", ")}})\n`}REQUEST_ID = ContextVar("request_id", default=None)
STANDARD = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"}
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
        extra = vars(record).items()
        line.update((key, value) for key, value in extra if key not in STANDARD)
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str, ensure_ascii=False)


${form === "asgi" ? asgiLogging : form === "flask" ? flaskLogging : callLogging}
`;
}

const handlers = `    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter())
    level = os.environ.get("LOG_LEVEL", "INFO")
    logging.basicConfig(level=level, handlers=[handler], force=True)`;

const requestId = `def request_id(given):
    """The caller's id where it is harmless, so that a request can be followed; else a new one."""
    if given and re.fullmatch(r"[\\w.-]{1,64}", given):
        return given
    return uuid.uuid4().hex`;

const asgiLogging = `${requestId}


class RequestLog:
    """Gives every request an id, answers with it, and writes a line for each."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.lower(): value for name, value in scope["headers"]}
        current = request_id(headers.get(b"x-request-id", b"").decode("latin-1"))
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
${handlers}
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        # Of requests there is a line already.
        logger.propagate = name != "uvicorn.access"
    app.add_middleware(RequestLog)
    return app`;

const flaskLogging = `${requestId}


def set_up_logging(app):
    """Sends all logs to standard output as JSON, and logs the application's requests."""
${handlers}
    # Of requests there is a line already.
    logging.getLogger("werkzeug").setLevel(logging.WARNING)

    @app.before_request
    def begin():
        g.service_logging_started = time.perf_counter()
        REQUEST_ID.set(request_id(request.headers.get("X-Request-ID")))

    @app.after_request
    def end(response):
        response.headers["X-Request-ID"] = REQUEST_ID.get() or ""
        if request.path not in QUIET:
            now = time.perf_counter()
            elapsed = now - g.get("service_logging_started", now)
            fields = {
                "method": request.method,
                "route": request.url_rule.rule if request.url_rule else "unmatched",
                "status": response.status_code,
                "milliseconds": round(elapsed * 1000, 1),
            }
            level = logging.ERROR if response.status_code >= 500 else logging.INFO
            requests.log(level, "request", extra=fields)
        return response

    @app.teardown_request
    def forget(error):
        REQUEST_ID.set(None)

    return app`;

const callLogging = `def set_up_logging():
    """Sends all logs to standard output as JSON."""
${handlers}


@contextlib.contextmanager
def request_scope(operation):
    """Gives what happens inside an id of its own, and writes a line about it."""
    token = REQUEST_ID.set(uuid.uuid4().hex)
    outcome = "error"
    started = time.perf_counter()
    try:
        yield
        outcome = "ok"
    finally:
        fields = {
            "operation": operation,
            "outcome": outcome,
            "milliseconds": round((time.perf_counter() - started) * 1000, 1),
        }
        level = logging.INFO if outcome == "ok" else logging.ERROR
        requests.log(level, "request", extra=fields)
        REQUEST_ID.reset(token)`;
