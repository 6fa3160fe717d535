def nearest(depots, parcel):
    print("looking for", parcel)
    return min(depots, key=lambda depot: abs(depot - parcel))
