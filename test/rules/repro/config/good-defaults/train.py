import argparse

import optuna
import torch

from options import add_dict_to_argparser


def create_argparser():
    parser = argparse.ArgumentParser()
    add_dict_to_argparser(parser, {"lr": 1e-4, "batch_size": 8})
    return parser


def main():
    args = create_argparser().parse_args()
    network = torch.nn.Linear(4, 1)
    optimizer = torch.optim.Adam(network.parameters(), lr=args.lr)
    for batch, label in torch.load("data/train.pt"):
        torch.nn.functional.mse_loss(network(batch), label).backward()
        optimizer.step()


optuna.create_study().optimize(main)
