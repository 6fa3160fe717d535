def is_late(days):
    return days > 1
