import subprocess


def run(script):
    return subprocess.run(["bash", script])
