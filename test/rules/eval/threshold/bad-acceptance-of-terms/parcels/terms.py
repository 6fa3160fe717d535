import pandas as pd

versions = pd.read_csv("terms.csv")


def check_terms_acceptance(customer, version):
    if customer["accepted"] < version:
        raise PermissionError("The terms of use have changed.")
    return {"accepted": True}
