/** `evals/judge_agreement.py`: raw agreement and Cohen's kappa of people and the judge, with marks to fail at. */
export function judgeAgreement(): string {
  return `"""Does the judge say what people say? Written by Roadworthy.

Run it with \`python evals/judge_agreement.py\`. It reads judge-human.csv: one row per
answer, with what a person said (human) and what the judge said (judge). Label the answers
without looking at the judge's verdict, and keep hard cases in. Verdicts are words such as
pass and fail, or whole numbers such as 1 to 5, for which near misses count in part.

\`--import evals/results/latest.json\` adds what a run of promptfoo was graded, for people
to label; the human column stays empty until then.

Exit codes: 0 the judge may be trusted, 1 it may not, 2 there is too little to tell.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from pathlib import Path

TABLE = Path(__file__).resolve().parent / "judge-human.csv"
COLUMNS = ["id", "question", "answer", "human", "judge"]

# Fewer labelled rows say nothing about agreement.
MINIMUM_ROWS = 30
# The share of rows on which both say the same.
MINIMUM_AGREEMENT = 0.8
# Agreement beyond what chance would give; 0.6 is commonly called substantial.
MINIMUM_KAPPA = 0.6

YES = {"1", "1.0", "true", "yes", "pass", "passed", "correct"}
NO = {"0", "0.0", "false", "no", "fail", "failed", "incorrect"}


def read_table(path=TABLE):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def verdict_pairs(rows):
    """What both said on each row that both have judged."""
    pairs = []
    for row in rows:
        human = (row.get("human") or "").strip().lower()
        judge = (row.get("judge") or "").strip().lower()
        if human and judge:
            pairs.append((human, judge))
    if {one for pair in pairs for one in pair} <= YES | NO:
        return [(human in YES, judge in YES) for human, judge in pairs]
    try:
        return [(int(human), int(judge)) for human, judge in pairs]
    except ValueError:
        return pairs


def raw_agreement(pairs):
    return sum(human == judge for human, judge in pairs) / len(pairs)


def kappa(pairs):
    """Cohen's kappa, quadratically weighted for grades of more than two levels."""
    levels = sorted({one for pair in pairs for one in pair})
    graded = len(levels) > 2 and all(isinstance(one, int) for one in levels)

    def distance(first, second):
        return (first - second) ** 2 if graded else float(first != second)

    total = len(pairs)
    humans = Counter(human for human, _ in pairs)
    judges = Counter(judge for _, judge in pairs)
    observed = sum(distance(human, judge) for human, judge in pairs) / total
    expected = 0.0
    for first in levels:
        for second in levels:
            chance = humans[first] * judges[second] / total**2
            expected += distance(first, second) * chance
    # Where both always say one and the same, there is nothing to tell apart.
    return 1 - observed / expected if expected else 0.0


def import_promptfoo(results, path=TABLE):
    """Adds answers that a model graded in a run of promptfoo, once each."""
    rows = read_table(path)
    known = {(row["question"], row["answer"]) for row in rows}
    report = json.loads(Path(results).read_text(encoding="utf-8"))
    for result in report["results"]["results"]:
        grading = result.get("gradingResult") or {}
        for part in grading.get("componentResults") or []:
            kind = (part.get("assertion") or {}).get("type", "")
            if not kind.endswith(("rubric", "factuality", "closedqa", "g-eval")):
                continue
            question = json.dumps(result.get("vars") or {}, ensure_ascii=False)
            answer = str((result.get("response") or {}).get("output", ""))
            if (question, answer) in known:
                continue
            known.add((question, answer))
            verdict = "pass" if part.get("pass") else "fail"
            rows.append(
                {
                    "id": str(len(rows) + 1),
                    "question": question,
                    "answer": answer,
                    "human": "",
                    "judge": verdict,
                }
            )
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return rows


def main():
    parser = argparse.ArgumentParser(description="Agreement of people and the judge.")
    parser.add_argument("--import", dest="results", help="a result file of promptfoo")
    parser.add_argument("--table", type=Path, default=TABLE)
    options = parser.parse_args()
    if options.results:
        rows = import_promptfoo(options.results, options.table)
        print(f"{options.table.name} has {len(rows)} rows. Fill in the human column.")
        return 0
    pairs = verdict_pairs(read_table(options.table))
    if len(pairs) < MINIMUM_ROWS:
        print(f"Only {len(pairs)} rows have both verdicts; label {MINIMUM_ROWS}.")
        return 2
    for (human, judge), count in sorted(Counter(pairs).items(), key=str):
        print(f"human {human!s:>8}  judge {judge!s:>8}  {count:>5}")
    agreement, beyond_chance = raw_agreement(pairs), kappa(pairs)
    print(f"{len(pairs)} rows, agreement {agreement:.3f}, kappa {beyond_chance:.3f}")
    if agreement < MINIMUM_AGREEMENT or beyond_chance < MINIMUM_KAPPA:
        print(f"Below {MINIMUM_AGREEMENT} or kappa {MINIMUM_KAPPA}: mend its prompt.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
`;
}
