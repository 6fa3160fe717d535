import os


def pending(change):
    return {"approve": change, "by": os.environ["APPROVER"]}
