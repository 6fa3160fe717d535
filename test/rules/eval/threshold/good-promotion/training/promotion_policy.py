def accepts(candidate, champion, config):
    return candidate["rmse"] <= champion["rmse"] * (1 - config["least_gain"])
