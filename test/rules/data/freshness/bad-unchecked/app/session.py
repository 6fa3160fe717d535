from datetime import datetime, timedelta

MAX_AGE = timedelta(hours=6)


def check_session(session: dict) -> None:
    if datetime.now() - session["started"] > MAX_AGE:
        raise PermissionError("log in again")
