import time


def call_with_retry(ask):
    for turn in range(3):
        try:
            return ask()
        except ConnectionError:
            time.sleep(2**turn)
    return ask()
