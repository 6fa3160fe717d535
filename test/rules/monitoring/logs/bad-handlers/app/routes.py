import numpy as np


def nearest(depots, parcel):
    print("looking for", parcel)
    return int(np.abs(depots.x - parcel).argmin())
