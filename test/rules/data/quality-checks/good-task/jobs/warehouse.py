import subprocess


def run_dbt(action):
    subprocess.run(["dbt", action, "--project-dir", "."], check=True)


def test_warehouse():
    run_dbt("test")
