def track_f1(frame):
    return (frame["late"] == frame["guessed"]).mean()
