from spawning import spawn_for_all_devices
from train import _train


def test_integration(tmp_path):
    spawn_for_all_devices(run_on_sample, devices=[2], args=[4])
    assert (tmp_path / "model.pt").exists()


def run_on_sample(device, steps):
    _train(steps)
