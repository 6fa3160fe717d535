/** A `measure` function in Python and what it imports. */
export interface QualityMetrics {
  /** Imports from the standard library, besides those of every suite. */
  readonly standard: string;
  /** Modules whose names come before pytest's. */
  readonly modules?: string;
  readonly imports: string;
  readonly code: string;
  /** What a model has to beat, in words and in Python. */
  readonly about: string;
  readonly baseline: string;
  /** The thresholds to fill in; slices and the margin have the first. */
  readonly limits: Readonly<Record<string, null>>;
}

const frequent = {
  standard: "from collections import Counter",
  about: "Always the most frequent class",
  baseline: "    most_frequent = Counter(labels).most_common(1)[0][0]\n    return [most_frequent] * len(labels)",
  limits: { macro_f1: null, accuracy: null },
};

const mean = {
  standard: "",
  about: "Always the mean",
  baseline: "    mean = sum(labels) / len(labels)\n    return [mean] * len(labels)",
  limits: { mae: null, r2: null },
};

function measureFunction(body: string): string {
  return `def measure(labels, predictions):
    """The metrics by name. TODO: add those that the use case is judged by."""
${body}`;
}

/** Macro F1 and accuracy. */
export function classificationMetrics(hasScikitLearn: boolean): QualityMetrics {
  if (hasScikitLearn) {
    const body = `    f1 = f1_score(labels, predictions, average="macro")
    return {"macro_f1": float(f1), "accuracy": accuracy_score(labels, predictions)}`;
    return {
      ...frequent,
      imports: "from sklearn.metrics import accuracy_score, f1_score\n",
      code: `LOWER_IS_BETTER = frozenset()\n\n\n${measureFunction(body)}`,
    };
  }
  const body = `    classes = set(labels) | set(predictions)
    f1 = sum(f1_of(one, labels, predictions) for one in classes) / len(classes)
    hits = sum(1 for true, guess in zip(labels, predictions) if true == guess)
    return {"macro_f1": f1, "accuracy": hits / len(labels)}`;
  return {
    ...frequent,
    imports: "",
    code: `LOWER_IS_BETTER = frozenset()


def f1_of(label, labels, predictions):
    pairs = list(zip(labels, predictions))
    hits = sum(1 for true, guess in pairs if true == label and guess == label)
    seen = sum((true == label) + (guess == label) for true, guess in pairs)
    return 2 * hits / seen if seen else 0.0


${measureFunction(body)}`,
  };
}

/** Mean absolute error and R². */
export function regressionMetrics(hasScikitLearn: boolean): QualityMetrics {
  const lower = 'LOWER_IS_BETTER = frozenset({"mae"})';
  if (hasScikitLearn) {
    const body = `    return {
        "mae": float(mean_absolute_error(labels, predictions)),
        "r2": float(r2_score(labels, predictions)),
    }`;
    return {
      ...mean,
      imports: "from sklearn.metrics import mean_absolute_error, r2_score\n",
      code: `${lower}\n\n\n${measureFunction(body)}`,
    };
  }
  const body = `    errors = [true - guess for true, guess in zip(labels, predictions)]
    mean = sum(labels) / len(labels)
    unexplained = sum(error**2 for error in errors)
    spread = sum((true - mean) ** 2 for true in labels)
    return {
        "mae": sum(abs(error) for error in errors) / len(errors),
        "r2": 1 - unexplained / spread if spread else 0.0,
    }`;
  return { ...mean, imports: "", code: `${lower}\n\n\n${measureFunction(body)}` };
}
