import { type Severity, severities } from "../report/outcome.js";
import { severityLabel } from "./finding-lines.js";

/** How many there are of each severity. */
export function severityCounts(findings: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The same in words, such as `1 error, 3 warnings`; `undefined` where there are none. */
export function severityCountsText(findings: readonly { readonly severity: Severity }[]): string | undefined {
  const counts = severityCounts(findings);
  const texts = severities.flatMap((severity) =>
    counts[severity] > 0 ? [`${counts[severity]} ${severityLabel(severity, counts[severity])}`] : [],
  );
  return texts.length > 0 ? texts.join(", ") : undefined;
}
