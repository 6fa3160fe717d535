import unittest

from parcels.sampler import sample


class SamplerTest(unittest.TestCase):
    def _rows(self):
        return [1, 2, 3]

    def test_aligned(self):
        sample(self._rows(), aligned=True)
