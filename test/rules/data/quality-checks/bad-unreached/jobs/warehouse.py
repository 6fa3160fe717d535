import subprocess


def verify():
    subprocess.run(["dbt", "test", "--select", "parcels"], check=True)
