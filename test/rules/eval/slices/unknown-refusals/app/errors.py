from enum import Enum


class ErrorCode(str, Enum):
    TIMEOUT = "timeout"
    VALIDATION_ERROR = "validation_error"


def refusal(field: str) -> dict[str, str]:
    return {"error": ErrorCode.VALIDATION_ERROR.value, "field": field}
