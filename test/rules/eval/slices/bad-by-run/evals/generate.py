import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--questions_per_category", type=int, default=5)

if __name__ == "__main__":
    print(parser.parse_args().questions_per_category)
