started = {}


def rollback():
    started.clear()


def rollback_session(session: str):
    return started.pop(session, None)
