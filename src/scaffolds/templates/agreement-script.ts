/** `labels/agreement.py`: exit 0 at or above the floor, 1 under it, 2 when nothing can be said. It needs nothing but Python. */
export function agreementScript(floor: number | undefined): string {
  return `"""How far labellers agree on cases that more than one of them labelled. Written by
Roadworthy; look for TODO.

    python labels/agreement.py labels/double.csv

The file has one row for each label that somebody gave: item,labeller,label. Options name
other columns. Exit code 0: agreement is at least the floor. 1: it is under it, so the
guide needs mending before the labels are used. 2: nothing can be said, never a pass.
"""

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from itertools import combinations, permutations
from pathlib import Path

# ${floor === undefined ? "TODO: the alpha under which labels are not used; 0.667 is the least that is of use, 0.8 is good." : "As the manifest says."}
FLOOR = ${floor ?? "None"}
# With fewer cases chance decides.
FEWEST_ITEMS = 20


class Unusable(Exception):
    """The file does not allow a verdict."""


def cohens_kappa(pairs):
    """Agreement of two labellers beyond chance, from pairs of their labels."""
    total = len(pairs)
    observed = sum(one == other for one, other in pairs) / total
    first = Counter(one for one, _ in pairs)
    second = Counter(other for _, other in pairs)
    expected = sum(first[label] * second[label] for label in first) / total**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def nominal(one, other):
    return float(one != other)


def interval(one, other):
    return (float(one) - float(other)) ** 2


def krippendorffs_alpha(items, distance=nominal):
    """Agreement of any number of labellers beyond chance, from lists of labels, one list
    for each case. Cases with one label say nothing and are left out."""
    items = [labels for labels in items if len(labels) > 1]
    coincidences = Counter()
    for labels in items:
        for pair in permutations(labels, 2):
            coincidences[pair] += 1 / (len(labels) - 1)
    counts = Counter()
    for (label, _), weight in coincidences.items():
        counts[label] += weight
    total = sum(counts.values())
    observed = sum(weight * distance(*pair) for pair, weight in coincidences.items())
    expected = sum(
        counts[one] * counts[other] * distance(one, other)
        for one, other in permutations(counts, 2)
    )
    return 1.0 if expected == 0 else 1 - (total - 1) * observed / expected


def read(path, item, labeller, label):
    """Labels by case, then by labeller. Rows without a label are left out."""
    if not Path(path).is_file():
        raise Unusable(f"{path} does not exist")
    labels = defaultdict(dict)
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        missing = {item, labeller, label} - set(rows.fieldnames or [])
        if missing:
            raise Unusable(f"{path} has no column {', '.join(sorted(missing))}")
        for row in rows:
            case, who, said = (row[name] or "" for name in (item, labeller, label))
            if said.strip() == "":
                continue
            if who in labels[case]:
                raise Unusable(f"{who} labelled {case} twice")
            labels[case][who] = said.strip()
    return labels


def measure(labels, distance):
    """The report: alpha over all labellers, kappa of each two, and where they differ."""
    double = {case: given for case, given in labels.items() if len(given) > 1}
    if len(double) < FEWEST_ITEMS:
        raise Unusable(f"only {len(double)} cases have more than one label")
    labellers = sorted({who for given in double.values() for who in given})
    kappas = {}
    for one, other in combinations(labellers, 2):
        pairs = [(g[one], g[other]) for g in double.values() if one in g and other in g]
        if pairs:
            kappas[f"{one} and {other}"] = round(cohens_kappa(pairs), 4)
    confused = Counter(
        " / ".join(sorted(pair))
        for given in double.values()
        for pair in combinations(given.values(), 2)
        if pair[0] != pair[1]
    )
    items = [list(given.values()) for given in double.values()]
    return {
        "items": len(double),
        "labellers": len(labellers),
        "krippendorffs_alpha": round(krippendorffs_alpha(items, distance), 4),
        "cohens_kappa": kappas,
        "most_confused": dict(confused.most_common(10)),
    }


def options():
    parser = argparse.ArgumentParser(description="Measures agreement of labellers.")
    add = parser.add_argument
    add("file", help="a CSV file with one row for each label")
    add("--item", default="item", help="column that names the case")
    add("--labeller", default="labeller", help="column that names the labeller")
    add("--label", default="label", help="column of the label")
    add("--scale", choices=["nominal", "interval"], default="nominal")
    add("--floor", type=float, default=FLOOR, help="the least alpha that passes")
    add("--report", default="labels/agreement.json", help="where the report goes")
    return parser


def main(arguments=None):
    args = options().parse_args(arguments)
    try:
        if args.floor is None or not 0 < args.floor <= 1:
            raise Unusable("a floor above 0 is needed: pass --floor, or set FLOOR")
        labels = read(args.file, args.item, args.labeller, args.label)
        report = measure(labels, interval if args.scale == "interval" else nominal)
    except (Unusable, ValueError) as error:
        print(f"agreement: {error}", file=sys.stderr)
        return 2
    report["floor"] = args.floor
    Path(args.report).parent.mkdir(parents=True, exist_ok=True)
    Path(args.report).write_text(json.dumps(report, indent=2) + "\\n", encoding="utf-8")
    alpha = report["krippendorffs_alpha"]
    print(f"agreement: alpha {alpha} on {report['items']} cases, floor {args.floor}")
    return 0 if alpha >= args.floor else 1


if __name__ == "__main__":
    sys.exit(main())
`;
}
