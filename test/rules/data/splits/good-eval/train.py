import torch
from loaders import Clips


def main(settings):
    train_dataset = Clips(settings.training_files)
    eval_dataset = Clips(settings.validation_files)
    return train_dataset, eval_dataset
