"""Tests of the data and of what is made from it."""

from datetime import date

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from jobs.export import check_age
from late_parcels.features import CATEGORICAL, NUMERIC, add_features
from late_parcels.schema import Deliveries
from late_parcels.split import HOLDOUT, split_by_week
from tests.conftest import make_parcels


def test_holdout_keeps_the_schema():
    assert len(Deliveries.validate(pd.read_csv(HOLDOUT), lazy=True)) >= 200


@pytest.mark.parametrize(("column", "wrong"), [("depot", "moon"), ("distance_km", -1.0), ("handovers", 0), ("depot_load", 9.0), ("late", 2)])
def test_wrong_values_are_refused(deliveries, column, wrong):
    deliveries.loc[0, column] = wrong
    with pytest.raises(SchemaErrors, match=column):
        Deliveries.validate(deliveries, lazy=True)


def test_overload_begins_at_capacity(deliveries):
    load = deliveries.assign(depot_load=[0.9, 1.0, 1.2] * 200)
    assert add_features(load)["overload"].round(2).tolist()[:3] == [0.0, 0.0, 0.2]


def test_features_leave_out_ids_and_outcomes(deliveries):
    assert list(add_features(deliveries)) == CATEGORICAL + NUMERIC


def test_splits_follow_each_other(deliveries):
    train, validation, holdout = split_by_week(deliveries, weeks=6)
    assert train["promised_on"].max() < validation["promised_on"].min()
    assert validation["promised_on"].max() < holdout["promised_on"].min()
    assert len(train) + len(validation) + len(holdout) == len(deliveries)


def test_old_deliveries_stop_the_export():
    check_age(date(2026, 9, 30), date(2026, 10, 2))
    with pytest.raises(ValueError, match="stopped sending"):
        check_age(date(2026, 9, 20), date(2026, 10, 2))


def test_made_up_data_is_the_same_each_time():
    assert list(make_parcels.parcels(50, 4, 7)) == list(make_parcels.parcels(50, 4, 7))
