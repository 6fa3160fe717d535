import argparse

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

rng = np.random.RandomState(0)


class Masked(Dataset):
    def __init__(self, texts):
        self.texts = texts

    def __getitem__(self, index):
        tokens = self.texts[index]
        return tokens, rng.rand(len(tokens)) < 0.15  # finding


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=4)
    args = parser.parse_args()
    torch.manual_seed(0)
    return DataLoader(Masked([]), num_workers=args.workers)
