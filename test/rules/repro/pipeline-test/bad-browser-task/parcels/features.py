def weight(frame):
    return frame
