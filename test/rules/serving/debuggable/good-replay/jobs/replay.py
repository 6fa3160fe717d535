import sys

print("replays", sys.argv[1])
