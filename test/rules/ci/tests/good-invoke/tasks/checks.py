from invoke.tasks import task


@task
def code(ctx):
    ctx.run("ruff check src/ tests/")


@task
def coverage(ctx):
    ctx.run("pytest --cov=src/ tests/")


@task(pre=[code, coverage], default=True)
def all(_):
    """Run all checks."""
