"""How far the judge agrees with people. `python -m evals.agreement` reads the table; `--refresh` asks the judge again first."""

import csv
import sys
from pathlib import Path

from app.handbook import passages
from evals.marks import failures

LABELS = Path(__file__).parent / "judge-labels.csv"


def agreement(rows: list[dict[str, str]]) -> tuple[float, float]:
    """Share of equal verdicts, and Cohen's kappa."""
    pairs = [(row["human"], row["judge"]) for row in rows]
    equal = sum(human == machine for human, machine in pairs) / len(pairs)
    verdicts = {verdict for pair in pairs for verdict in pair}
    humans, machines = zip(*pairs, strict=True)
    chance = sum(humans.count(one) * machines.count(one) for one in verdicts) / len(pairs) ** 2
    return equal, (equal - chance) / (1 - chance)


def refresh(rows: list[dict[str, str]]) -> None:
    """Puts today's verdicts of the judge into the rows."""
    from evals.judge import judge

    text = {passage.id: passage.text for passage in passages()}
    for row in rows:
        row["judge"] = "grounded" if judge(text[row["passage"]], row["answer"]).grounded else "ungrounded"


def main() -> int:
    """1 where the judge agrees too seldom to stand in for people."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if "--refresh" in sys.argv:
        refresh(rows)
        with LABELS.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, rows[0], lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
    equal, kappa = agreement(rows)
    print(f"{len(rows)} answers, agreement {equal:.3f}, kappa {kappa:.2f}")
    lacking = failures({"judge_agreement": equal})
    print(*lacking, sep="\n", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
