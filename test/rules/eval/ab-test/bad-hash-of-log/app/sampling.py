import hashlib

log_share = 5


def is_logged(customer: str) -> bool:
    return int(hashlib.sha256(customer.encode()).hexdigest(), 16) % 100 < log_share
