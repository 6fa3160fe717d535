def counted():
    return [("requests", 3), ("p95", 0.2)]
