from app.guard import check


def test_clean_select_passes_guardrails():
    assert check("select count(*) from parcels").is_ok
