import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--data", default=r"D:\parcels\train.csv")  # finding
parser.add_argument("--out", default="C:/Users/alice/parcels/out")  # finding
