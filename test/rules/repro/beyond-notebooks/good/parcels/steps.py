def step_0(rows):
    return [row for row in rows if row > 0]


def step_1(rows):
    return [row for row in rows if row > 1]


def step_2(rows):
    return [row for row in rows if row > 2]


def step_3(rows):
    return [row for row in rows if row > 3]


def step_4(rows):
    return [row for row in rows if row > 4]


def step_5(rows):
    return [row for row in rows if row > 5]


def step_6(rows):
    return [row for row in rows if row > 6]


def step_7(rows):
    return [row for row in rows if row > 7]


def step_8(rows):
    return [row for row in rows if row > 8]


def step_9(rows):
    return [row for row in rows if row > 9]


def step_10(rows):
    return [row for row in rows if row > 10]


def step_11(rows):
    return [row for row in rows if row > 11]


def step_12(rows):
    return [row for row in rows if row > 12]


def step_13(rows):
    return [row for row in rows if row > 13]


def step_14(rows):
    return [row for row in rows if row > 14]


def step_15(rows):
    return [row for row in rows if row > 15]


def step_16(rows):
    return [row for row in rows if row > 16]


def step_17(rows):
    return [row for row in rows if row > 17]


def step_18(rows):
    return [row for row in rows if row > 18]


def step_19(rows):
    return [row for row in rows if row > 19]


def step_20(rows):
    return [row for row in rows if row > 20]


def step_21(rows):
    return [row for row in rows if row > 21]


def step_22(rows):
    return [row for row in rows if row > 22]


def step_23(rows):
    return [row for row in rows if row > 23]


def step_24(rows):
    return [row for row in rows if row > 24]


