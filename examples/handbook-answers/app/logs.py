"""One JSON object a line. What was asked and answered stays out of the logs; it is in the trace, for 30 days."""

import structlog


def configure() -> None:
    """To be called once, at the start."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ]
    )


log = structlog.get_logger()
