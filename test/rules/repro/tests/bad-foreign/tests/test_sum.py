import math


def test_sum():
    assert math.fsum([1, 2]) == 3
