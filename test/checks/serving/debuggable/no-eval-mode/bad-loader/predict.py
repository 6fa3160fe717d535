import sys

import torch

from load import load_model


def main():
    model = load_model(sys.argv[1])
    batch = torch.load(sys.argv[2], weights_only=True)
    print(model(batch))


if __name__ == "__main__":
    main()
