import pytest

from app.tables import rows_of


def test_sql_injection_attempt_is_refused():
    with pytest.raises(ValueError):
        rows_of("parcels; drop table users")
