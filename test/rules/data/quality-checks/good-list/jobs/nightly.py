import subprocess

CHECKS = ["soda", "scan", "-d", "warehouse", "checks/parcels.yml"]


def main() -> None:
    subprocess.run(CHECKS, check=True)


if __name__ == "__main__":
    main()
