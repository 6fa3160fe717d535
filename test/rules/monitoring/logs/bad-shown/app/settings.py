import os

settings = dict(os.environ)
