# python train.py --data /home/alice/parcels
import sys

root = sys.argv[1]  # e.g. "/home/alice/parcels"
