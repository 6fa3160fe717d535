def costs_of(frame):
    return 5 * frame["missed"] + frame["false_alarm"]
