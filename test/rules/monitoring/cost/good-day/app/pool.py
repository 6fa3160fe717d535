from datetime import date


class Pool:
    rpd_limit: int = 450

    def __init__(self) -> None:
        self.daily_count = 0
        self.day = date.today()

    def acquire(self) -> None:
        if self.day != date.today():
            self.daily_count, self.day = 0, date.today()
        if self.daily_count >= self.rpd_limit:
            raise RuntimeError("The quota of today is used up.")
        self.daily_count += 1
