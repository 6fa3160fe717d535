import glob

"""
files = glob.glob("/home/marta/data/train/*.dcm")
print(len(files))
"""

files = glob.glob("data/train/*.dcm")
