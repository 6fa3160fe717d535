import logging

import torch

logger = logging.getLogger(__name__)


class LossScaler:
    def __call__(self, loss: torch.Tensor, optimiser: torch.optim.Optimizer):
        (loss * 1024).backward()
        optimiser.step()
