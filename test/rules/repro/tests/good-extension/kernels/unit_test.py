import torch
import window_process


def test_rolls_back():
    windows = torch.rand(2, 8, 8, 3)
    assert torch.equal(window_process.back(window_process.roll(windows, 2), 2), windows)
