import pandas as pd

from churn.features import add_features


def test_calls_per_month_of_a_new_customer_is_finite():
    frame = pd.DataFrame({"tenure_months": [0, 4], "support_calls": [3, 8]})
    assert add_features(frame)["calls_per_month"].tolist() == [3.0, 2.0]


def test_the_input_is_left_alone():
    frame = pd.DataFrame({"tenure_months": [1], "support_calls": [1]})
    add_features(frame)
    assert list(frame.columns) == ["tenure_months", "support_calls"]
