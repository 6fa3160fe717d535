const aggregations = new Set([
  "sum",
  "min",
  "max",
  "avg",
  "group",
  "stddev",
  "stdvar",
  "count",
  "count_values",
  "bottomk",
  "topk",
  "quantile",
]);
/** They may be followed by label names in brackets. */
const groupings = new Set(["by", "without", "on", "ignoring", "group_left", "group_right"]);
const operators = new Set(["and", "or", "unless", "atan2", "offset", "bool", "inf", "nan"]);

/** Strings and comments; numbers and durations; names; any other mark. */
const token = /"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|`[^`]*`?|#[^\n]*|[\d.][\w.]*|[a-z_:][\w:]*|\S/gi;

/** The names of the metrics that a PromQL expression reads, each once. What is not PromQL may give names that are none. Never throws. */
export function promqlMetrics(expression: string): string[] {
  const tokens = (expression.match(token) ?? []).filter((text) => !text.startsWith("#"));
  const metrics = new Set<string>();
  for (let index = 0; index < tokens.length; index++) {
    const text = tokens[index] ?? "";
    const word = text.toLowerCase();
    const next = tokens[index + 1] ?? "";
    if (text === "{") {
      const end = closing(tokens, index, "}");
      for (const name of matchedNames(tokens.slice(index + 1, end))) metrics.add(name);
      index = end;
    } else if (text === "[") {
      index = closing(tokens, index, "]");
    } else if (groupings.has(word)) {
      if (next === "(") index = closing(tokens, index, ")");
    } else if (/^[a-z_:]/i.test(text) && next !== "(" && !operators.has(word)) {
      if (!(aggregations.has(word) && groupings.has(next.toLowerCase()))) metrics.add(text);
    }
  }
  return [...metrics];
}

function closing(tokens: readonly string[], from: number, closer: string): number {
  const found = tokens.indexOf(closer, from);
  return found === -1 ? tokens.length : found;
}

/** Metric names inside `{…}`: `{__name__="up"}`, and the quoted names of Prometheus 3, `{"http.requests"}`. */
function matchedNames(tokens: readonly string[]): string[] {
  return tokens.flatMap((text, index) => {
    const before = tokens[index - 1];
    const isName = before === "=" && tokens[index - 2] === "__name__";
    const isQuotedName = (before === undefined || before === ",") && (tokens[index + 1] ?? ",") === ",";
    return /^["']/.test(text) && (isName || isQuotedName) ? [text.slice(1, -1)] : [];
  });
}
