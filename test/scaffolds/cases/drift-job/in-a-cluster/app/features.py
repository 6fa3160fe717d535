def to_row(age, visits):
    return [age, visits]
