import subprocess
import sys


def test_cleans_a_file(tmp_path):
    done = subprocess.run([sys.executable, "-m", "trips.clean", str(tmp_path)], check=False)
    assert done.returncode == 0
