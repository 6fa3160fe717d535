import unittest

import torch

from parcels.sampler import sample


class SamplerTest(unittest.TestCase):
    def _check(self, aligned):
        rows = torch.ones(4)
        torch.testing.assert_close(rows, sample(rows, aligned))

    def test_aligned(self):
        self._check(aligned=True)
