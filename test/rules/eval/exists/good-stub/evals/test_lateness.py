from parcels.model import predict


class Clock:
    def now(self):
        pass


def on_progress(done):
    pass


def load_slices():
    raise NotImplementedError


def test_recall():
    assert predict([30], clock=Clock(), progress=on_progress) == [1]


def test_slices():
    for name, cases in load_slices():
        assert predict(cases), name
