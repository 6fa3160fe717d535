from prefect import flow, task


@task
def load(day: str) -> int:
    return len(day)


@flow(name="campaign-spend")
def spend(day: str = "today") -> int:
    return load(day)


if __name__ == "__main__":
    spend.serve(name="nightly", cron="0 3 * * *")
