def sample(rows, aligned):
    return rows if aligned else rows[1:]
