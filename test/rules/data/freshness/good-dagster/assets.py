from datetime import timedelta

import dagster as dg


@dg.asset
def readings():
    return load_readings()


fresh = dg.build_last_update_freshness_checks(assets=[readings], lower_bound_delta=timedelta(days=1))
