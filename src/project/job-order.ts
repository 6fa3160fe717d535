import type { CiFacts } from "../facts/ci-facts.js";

/** The ids of all jobs that a job waits for, directly or not. Cycles are harmless. */
export function jobsBefore(ci: CiFacts, id: string): ReadonlySet<string> {
  const before = new Set<string>();
  const visit = (job: string) => {
    for (const { value } of ci.jobs.find((one) => one.id === job)?.needs ?? []) {
      if (before.has(value)) continue;
      before.add(value);
      visit(value);
    }
  };
  visit(id);
  return before;
}
