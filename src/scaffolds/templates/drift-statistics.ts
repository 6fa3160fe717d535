/** How a drift script judges: its imports, its options, its code. */
export interface DriftStatistics {
  readonly imports: string;
  readonly options: string;
  readonly code: string;
}

const statisticImports = "import numpy as np\nimport pandas as pd\nfrom scipy.stats import ks_2samp";

const statisticOptions = `    add("--psi", type=float, default=PSI, help="largest stability index without drift")
    add("--ks", type=float, default=0.15, help="largest KS distance without drift")
    add("--p-value", type=float, default=0.01, help="chance of a false alarm in all")`;

/** The model's error on outcomes, in pandas alone: how a drift script judges performance, whatever judges the inputs. */
export const driftPerformance = `# Numbers of fewer values are classes.
CATEGORIES = 20
# Outcomes of a class, or in all, below which an error says nothing.
ENOUGH = 50


def is_number(sample):
    types = pd.api.types
    return types.is_numeric_dtype(sample) and not types.is_bool_dtype(sample)


def performance(reference, current, args):
    """Whether the model errs more than it did, by the outcomes that have come in.

    The error is the share of wrong answers, each class counting the same; of amounts
    it is the mean distance, in standard deviations of the reference.
    """
    columns = [args.label, args.prediction]
    if None in columns:
        return {"drift": False, "reason": "no columns of outcomes and predictions"}
    for name, table in (("reference", reference), ("current", current)):
        missing = [column for column in columns if column not in table]
        if missing:
            raise Unusable(f"the {name} data has no column {', '.join(missing)}")
    known = [table.dropna(subset=columns) for table in (reference, current)]
    outcomes = known[0][args.label]
    of_amounts = is_number(outcomes) and outcomes.nunique() > CATEGORIES
    errors = []
    for table in known:
        label, said = table[args.label], table[args.prediction]
        if of_amounts:
            wrong = (label - said).abs() / outcomes.std()
        else:
            if is_number(said) and said.between(0, 1).all():
                said = said.round()  # from a probability to a class
            wrong = (label != said).astype(float)
        groups = wrong.groupby(label * 0 if of_amounts else label)
        found = groups.agg(["mean", "var", "count"])
        errors.append(found[found["count"] >= ENOUGH])
    groups = errors[0].index.intersection(errors[1].index)
    result = {"drift": False, "outcomes": len(known[1])}
    if groups.empty:
        return {**result, "reason": f"fewer than {ENOUGH} outcomes of any class"}
    before, after = (float(one.loc[groups, "mean"].mean()) for one in errors)
    spread = sum((one["var"] / one["count"]).loc[groups].sum() for one in errors)
    chance = 3 * float(spread) ** 0.5 / len(groups)
    result["error"] = {"reference": round(before, 4), "current": round(after, 4)}
    result["drift"] = bool(after - before > max(args.decline, chance))
    return result`;

function statistics(threshold: number): string {
  return `# Population stability index: up to 0.1 is stable, above 0.25 is a large shift.
PSI = ${threshold}
BINS = 10
# The share of an empty bin, so that the index stays finite.
EMPTY = 1e-4


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
    return {"drift": bool(drifted), "drifted": drifted, "features": features}`;
}

const evidentlyImports = `import pandas as pd

try:  # Evidently 0.7 and newer
    from evidently import Report
    from evidently.presets import DataDriftPreset
except ImportError:
    from evidently.metric_preset import DataDriftPreset
    from evidently.report import Report`;

const evidentlyOptions = `    add("--drift-share", type=float, default=0.2, help="columns that make a drift")`;

const evidently = `def judge(reference, current, args):
    """Evidently's drift preset, which picks a test for each column's type."""
    report = Report(metrics=[DataDriftPreset()])
    result = report.run(reference_data=reference, current_data=current) or report
    content = result.as_dict() if hasattr(result, "as_dict") else result.dict()
    for metric in content["metrics"]:
        value = metric.get("value", metric.get("result"))
        if not isinstance(value, dict):
            continue
        share = value.get("share", value.get("share_of_drifted_columns"))
        if share is not None:
            drift = share > 0 and share >= args.drift_share
            return {"drift": bool(drift), "share_of_drifted_columns": float(share)}
    raise Unusable("Evidently did not report a share of drifted columns")`;

/** How inputs are judged: by Evidently, or by a population stability index with a Kolmogorov-Smirnov test. */
export function driftStatistics(withEvidently: boolean, threshold: number): DriftStatistics {
  return withEvidently
    ? { imports: evidentlyImports, options: evidentlyOptions, code: evidently }
    : { imports: statisticImports, options: statisticOptions, code: statistics(threshold) };
}
