import pandas as pd
from omegaconf import OmegaConf


def settings(first, second, git):
    git.merge("main")
    return OmegaConf.merge(first, second)
