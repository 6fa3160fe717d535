class Config:
    """
    Settings of a run, read from a file.

    >>> config = Config.read("tests/data/a.py")
    >>> config.name
    "/home/kchen/projects/parcels/tests/data/a.py"
    """

    def __init__(self, name):
        self.name = name
