from statistics import mean, stdev

seen: list[float] = []


def look_at(answer) -> bool:
    size = len(answer.output_text)
    seen.append(size)
    return len(seen) > 30 and abs(size - mean(seen)) > 4 * stdev(seen)
