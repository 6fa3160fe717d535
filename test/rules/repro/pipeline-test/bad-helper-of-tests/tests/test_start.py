from tests.shell import run


def test_start_waits_for_health():
    assert run("infra/start.sh").returncode == 1
