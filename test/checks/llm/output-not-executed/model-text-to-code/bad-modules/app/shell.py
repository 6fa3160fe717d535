import subprocess


def run_shell(command: str) -> str:
    return subprocess.check_output(command, shell=True, text=True)  # finding
