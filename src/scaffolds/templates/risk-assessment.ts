import { commentText } from "../quote.js";

/** `docs/risk-assessment.md`. Risks are listed, but count as assessed only once people have said how likely and how bad they are. */
export function riskAssessmentText(name: string, risks: readonly string[]): string {
  return `---
reviewed: "TODO: YYYY-MM-DD, the day of the last review"
owner: "TODO: who answers for the risks"
---

# Risk assessment of ${commentText(name)}

<!-- Written by Roadworthy for projects of this kind. Answer each TODO with how likely, how bad, for whom, and what is done; add what is missing. -->

## Purpose and people

TODO: which decision it supports, and who is affected by it.

## Risks

${risks.map((risk) => `- TODO: assess: ${risk}.`).join("\n")}

## What is left

TODO: which risks are accepted, by whom, and until when.

## Review

TODO: who reviews it, how often, and what brings the next review forward.
`;
}
