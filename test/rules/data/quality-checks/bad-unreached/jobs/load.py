def load_parcels():
    return []
