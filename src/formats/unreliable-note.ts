import type { ReportJson } from "./report-schema.js";

/** Which score cannot be relied on, and why, in words without an end mark; `undefined` where it can. */
export function unreliableNote({
  project,
  score: { unreliable },
}: {
  readonly project: Pick<ReportJson["project"], "name">;
  readonly score: Pick<ReportJson["score"], "unreliable">;
}): string | undefined {
  return unreliable && `the score of ${project.name} cannot be relied on: ${unreliable.at.path} cannot be read`;
}
