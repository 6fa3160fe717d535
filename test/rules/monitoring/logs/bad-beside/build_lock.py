import logging
import subprocess

logger = logging.getLogger(__name__)

if __name__ == "__main__":
    logger.info("locking")
    subprocess.run(["pip-compile"], check=True)
