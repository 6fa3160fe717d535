import subprocess

subprocess.run(
    """
    cp /home/marta/data/train.csv .  # finding
    """,
    shell=True,
)
