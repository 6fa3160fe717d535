def late(hours):
    return hours > 24
