import pandas as pd


def show_days(trips: pd.DataFrame, holidays: pd.DataFrame) -> None:
    days = trips.groupby("day", as_index=False)["fare"].sum()
    print(days.merge(holidays, on="day").sort_values("fare").head(10))
