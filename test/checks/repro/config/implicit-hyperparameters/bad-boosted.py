import lightgbm as lgb

MODELS = {"plain": lgb.LGBMRegressor(), "quiet": lgb.LGBMRegressor(verbose=-1)}  # finding
