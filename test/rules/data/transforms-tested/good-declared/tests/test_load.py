from jobs.load import late


def test_more_than_two_days_is_late():
    assert late("id,days\na,2\nb,3\n") == ["b"]
