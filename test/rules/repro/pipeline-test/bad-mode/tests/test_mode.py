import torch

from parcels.mode import evaluating


def test_sets_the_mode_back():
    model = torch.nn.Linear(2, 1)
    model.train()
    with evaluating(model):
        assert not model.training
    assert model.training
