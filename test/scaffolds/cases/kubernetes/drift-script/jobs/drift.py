"""Compares recent production inputs with the data that the model was trained on.
Written by Roadworthy; look for TODO.

    python jobs/drift.py --reference data/reference.parquet --current data/new.parquet

Exit code 0: no drift. 1: at least one feature has drifted. 2: the data cannot be
compared (missing, too small, other columns), which is never a pass.

TODO: add numpy, scipy to the dependencies.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import ks_2samp

# TODO: a sample of the training inputs, kept with the model's version.
REFERENCE = None
# TODO: where the scheduled job puts recent production inputs.
CURRENT = None

READERS = {
    ".csv": pd.read_csv,
    ".parquet": pd.read_parquet,
    ".json": pd.read_json,
    ".jsonl": lambda path: pd.read_json(path, lines=True),
}


class Unusable(Exception):
    """The data does not allow a verdict."""


def read(path, name):
    """A table from a file, by the ending of its name."""
    if path is None:
        raise Unusable(f"no {name} data: pass --{name}, or fill in the TODO here")
    file = Path(path)
    if not file.is_file():
        raise Unusable(f"the {name} data {path} does not exist")
    if file.suffix not in READERS:
        raise Unusable(f"cannot read {path}: use one of {', '.join(READERS)}")
    return READERS[file.suffix](file)


# Population stability index: up to 0.1 is stable, above 0.25 is a large shift.
PSI = 0.2
BINS = 10
CATEGORIES = 20
# The share of an empty bin, so that the index stays finite.
EMPTY = 1e-4


def is_number(sample):
    types = pd.api.types
    return types.is_numeric_dtype(sample) and not types.is_bool_dtype(sample)


def numbers(sample):
    """As floats; what is no finite number is missing."""
    values = pd.to_numeric(sample, errors="coerce").to_numpy(float, na_value=np.nan)
    return np.where(np.isfinite(values), values, np.nan)


def numeric_bins(reference, current):
    """Bins of equal size in the reference, and one for missing values."""
    reference, current = numbers(reference), numbers(current)
    known = reference[~np.isnan(reference)]
    cuts = np.linspace(0, 1, BINS + 1)[1:-1]
    edges = np.unique(np.quantile(known, cuts)) if len(known) else np.array([])
    return [
        np.where(np.isnan(sample), -1, np.searchsorted(edges, sample, side="right"))
        for sample in (reference, current)
    ]


def category_bins(reference, current):
    """The reference's most frequent values; all others are one bin."""
    frequent = reference.astype(str).value_counts().index[:CATEGORIES]
    return [
        sample.astype(str).where(sample.astype(str).isin(frequent), "(other)")
        for sample in (reference, current)
    ]


def population_stability_index(reference, current):
    bins = numeric_bins if is_number(reference) else category_bins
    counts = [pd.Series(one).value_counts() for one in bins(reference, current)]
    index = counts[0].index.union(counts[1].index)
    before, after = (
        (one.reindex(index, fill_value=0) / one.sum()).clip(lower=EMPTY)
        for one in counts
    )
    return float(((after - before) * np.log(after / before)).sum())


def judge(reference, current, args):
    """A stability index for every feature, and a Kolmogorov-Smirnov test for numbers."""
    features = {}
    for column in reference:
        psi = population_stability_index(reference[column], current[column])
        result = {"psi": round(psi, 4), "drift": psi > args.psi}
        if is_number(reference[column]):
            samples = [numbers(table[column]) for table in (reference, current)]
            samples = [sample[~np.isnan(sample)] for sample in samples]
            if all(len(sample) for sample in samples):
                test = ks_2samp(*samples)
                result["ks"] = round(float(test.statistic), 4)
                result["p_value"] = float(test.pvalue)
                # Of many rows every difference is significant: it has to be large, too.
                significant = test.pvalue < args.p_value / reference.shape[1]
                if significant and test.statistic > args.ks:
                    result["drift"] = True
        features[str(column)] = result
    drifted = sorted(name for name, result in features.items() if result["drift"])
    return {"drift": bool(drifted), "drifted": drifted, "features": features}


def compare(args):
    """Reads both tables and judges every feature."""
    reference = read(args.reference, "reference")
    current = read(args.current, "current")
    columns = args.columns or [one for one in reference if one not in args.ignore]
    for name, table in (("reference", reference), ("current", current)):
        missing = [str(column) for column in columns if column not in table]
        if missing:
            raise Unusable(f"the {name} data has no column {', '.join(missing)}")
        if len(table) < args.minimum_rows:
            raise Unusable(f"the {name} data has only {len(table)} rows")
    if not columns:
        raise Unusable("there are no columns to compare")
    report = judge(reference[columns], current[columns], args)
    report["rows"] = {"reference": len(reference), "current": len(current)}
    return report


def options():
    parser = argparse.ArgumentParser(description="Compares recent with old inputs.")
    add = parser.add_argument
    add("--reference", default=REFERENCE, help="inputs as they were at training")
    add("--current", default=CURRENT, help="recent production inputs")
    add("--report", default="drift-report.json", help="where the JSON report goes")
    add("--columns", nargs="*", help="features to compare; by default all")
    add("--ignore", nargs="*", default=[], help="columns such as ids, times, free text")
    add("--minimum-rows", type=int, default=500, help="with fewer, chance decides")
    add("--psi", type=float, default=PSI, help="largest stability index without drift")
    add("--ks", type=float, default=0.15, help="largest KS distance without drift")
    add("--p-value", type=float, default=0.01, help="chance of a false alarm in all")
    return parser


def main(arguments=None):
    args = options().parse_args(arguments)
    try:
        report = compare(args)
    except Unusable as error:
        print(f"drift: {error}", file=sys.stderr)
        return 2
    text = json.dumps(report, indent=2) + "\n"
    Path(args.report).write_text(text, encoding="utf-8")
    print(f"drift: {'DRIFT' if report['drift'] else 'none'}, see {args.report}")
    return 1 if report["drift"] else 0


if __name__ == "__main__":
    sys.exit(main())
