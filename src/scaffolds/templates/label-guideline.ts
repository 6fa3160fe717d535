import { commentText } from "../quote.js";

/** `docs/labelling.md`. It counts as written only once the labels are defined. */
export function labelGuideline(name: string, isClassification: boolean, tools: readonly string[]): string {
  const where = tools.length > 0 ? ` in ${tools.join(" or ")}` : "";
  const labels = isClassification
    ? `| Label | It applies when | Example | Not this |
| --- | --- | --- | --- |
| TODO: first label | TODO: a test that two people answer alike | TODO | TODO: what is often taken for it |
| TODO: second label | TODO | TODO | TODO |
| TODO: none of these, or cannot tell | TODO | TODO | TODO |`
    : `TODO: what the number measures, its unit, its range, and how it is rounded.

TODO: two worked examples, one ordinary and one hard.`;
  return `# Labelling guide of ${commentText(name)}

<!-- Written by Roadworthy. Replace each TODO, have two people label the same 50 cases by it, and mend what they read differently. -->

## What is labelled

TODO: what one case is, what labellers see of it${where}, and what they must not look up.

## Labels

${labels}

## Hard cases

- TODO: a case that two people labelled differently, what is right, and why.

## When unsure

TODO: whom to ask, and how a case is marked that cannot be labelled.

## Agreement

TODO: which share of the cases two people label, and the agreement under which labels are not used.

<!-- labels/agreement.py measures it on a file of cases that were labelled twice. -->

## Changes

- TODO: day, what changed, and which labels were made again.
`;
}
