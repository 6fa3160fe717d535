import { commentText } from "../quote.js";

/** A choice that a record is about. */
export interface Choice {
  readonly slug: string;
  readonly title: string;
  /** What the project shows of it: `asks gpt-4o`. */
  readonly context: readonly string[];
  /** What else might have been chosen. */
  readonly others: string;
}

/** The first record, after Nygard. It counts only once people have said why. */
export function firstDecision({ title, context, others }: Choice, date: string): string {
  return `# 1. ${title}

<!-- Written by Roadworthy on ${date} from what the project uses today. Replace each TODO by the reasons; never change a decided record, write a new one. -->

- TODO: status (proposed, accepted, replaced by …), day, and who decided

## Context

${context.length > 0 ? `The project ${commentText(context.join(", "))}.\n\n` : ""}TODO: what had to be decided, and what limits there were: cost, data that may not leave, skills, time.

## Options

TODO: what else was considered (${others}), and what spoke for and against each.

## Decision

TODO: what was chosen, and the one reason that weighed most.

## Consequences

TODO: what becomes easier, what becomes harder, and what would make us decide anew.
`;
}

/** The template of the records to come. */
export function templateOfDecisions(): string {
  return `# TODO: number and title: the choice in a few words

<!-- Copy this file to NNNN-title.md. Written by Roadworthy. -->

- TODO: status, day, and who decided

## Context

TODO: what has to be decided, and what limits there are.

## Options

TODO: what speaks for and against each, the choice to do nothing among them.

## Decision

TODO: what is chosen, and why.

## Consequences

TODO: what becomes easier and harder, and when to look at it again.
`;
}
