def weight(parcel):
    return parcel["grams"] / 1000
