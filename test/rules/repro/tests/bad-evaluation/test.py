import argparse

from parcels import Captioner


def test(args):
    model = Captioner.load(args.weights)
    print(model.score(args.data))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--weights")
    parser.add_argument("--data")
    test(parser.parse_args())
