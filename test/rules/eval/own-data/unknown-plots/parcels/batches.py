def training():
    raise NotImplementedError


def held_out():
    raise NotImplementedError
