import pandas as pd

def prepare_features(frame):
    return frame.assign(heavy=frame.weight > 30)
