import { pythonString } from "../quote.js";
import { driftPerformance, driftStatistics } from "./drift-statistics.js";

/** What `jobs/drift.py` compares. */
export interface DriftJob {
  /** Paths relative to the project; absent ones have to be given on the command line. */
  readonly reference?: string;
  readonly current?: string;
  /** Largest population stability index that is no drift. */
  readonly threshold: number;
  /** Evidently does the statistics where the project already uses it. */
  readonly withEvidently: boolean;
  /** Packages that it imports and the project does not declare. */
  readonly undeclared: readonly string[];
}

/** `jobs/drift.py`: exit 0 without drift, 1 with drift, 2 when nothing can be said. Lines keep to 88 columns, as formatters have it. */
export function driftScript(job: DriftJob): string {
  const { imports, options, code } = driftStatistics(job.withEvidently, job.threshold);
  return `"""Compares recent production inputs with the data that the model was trained on.
Written by Roadworthy; look for TODO.

    python jobs/drift.py --reference data/reference.parquet --current data/new.parquet

Exit code 0: no drift. 1: ${job.withEvidently ? "the features have drifted" : "a feature has drifted"}, or the model errs more.
2: the data cannot be compared (missing, too small, other columns), which is never a pass.
${job.undeclared.length > 0 ? `\nTODO: add ${job.undeclared.join(", ")} to the dependencies.\n` : ""}"""

import argparse
import json
import sys
from pathlib import Path

${imports}

${defaults(job)}
# TODO: the columns of outcomes (empty until they come in) and of predictions, in
# both tables. While they are None, only inputs are watched.
LABEL = None
PREDICTION = None

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


${driftPerformance}


${code}


def compare(args):
    """Reads both tables and judges every feature."""
    reference = read(args.reference, "reference")
    current = read(args.current, "current")
    apart = [*args.ignore, args.label]
    columns = args.columns or [one for one in reference if one not in apart]
    for name, table in (("reference", reference), ("current", current)):
        missing = [str(column) for column in columns if column not in table]
        if missing:
            raise Unusable(f"the {name} data has no column {', '.join(missing)}")
        if len(table) < args.minimum_rows:
            raise Unusable(f"the {name} data has only {len(table)} rows")
    if not columns:
        raise Unusable("there are no columns to compare")
    report = judge(reference[columns], current[columns], args)
    report["performance"] = performance(reference, current, args)
    report["drift"] |= report["performance"]["drift"]
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
${options}
    add("--label", default=LABEL, help="column of outcomes, once they have come in")
    add("--prediction", default=PREDICTION, help="column of what the model said")
    add("--decline", type=float, default=0.05, help="largest rise of its error")
    return parser


def main(arguments=None):
    args = options().parse_args(arguments)
    try:
        report = compare(args)
    except Unusable as error:
        print(f"drift: {error}", file=sys.stderr)
        return 2
    text = json.dumps(report, indent=2) + "\\n"
    Path(args.report).write_text(text, encoding="utf-8")
    print(f"drift: {'DRIFT' if report['drift'] else 'none'}, see {args.report}")
    return 1 if report["drift"] else 0


if __name__ == "__main__":
    sys.exit(main())
`;
}

function defaults({ reference, current }: DriftJob): string {
  const line = (name: string, path: string | undefined, what: string) =>
    path === undefined ? `# TODO: ${what}\n${name} = None` : `${name} = ${pythonString(path)}`;
  return [
    line("REFERENCE", reference, "a sample of the training inputs, kept with the model's version."),
    line("CURRENT", current, "where the scheduled job puts recent production inputs."),
  ].join("\n");
}
