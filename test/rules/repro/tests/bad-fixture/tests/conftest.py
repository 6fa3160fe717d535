import pytest


@pytest.fixture
def hours():
    return 25
