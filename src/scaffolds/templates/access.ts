import { codeSpan, commentText } from "../quote.js";

/** Things of one kind that somebody may reach. */
export interface AccessGroup {
  readonly title: string;
  readonly things: readonly string[];
}

/** `docs/access.md`. A thing counts only once somebody has said who reaches it. */
export function accessText(name: string, groups: readonly AccessGroup[]): string {
  return `# Access to ${commentText(name)}

<!-- Written by Roadworthy from what the project uses. Replace each TODO by a role or group, not by names of people. -->

${groups.map(section).join("\n")}
## How access is given and taken

TODO: who grants it, where it is asked for, and what happens when somebody leaves.

TODO: how often the members of each role are looked through, and by whom.
`;
}

function section({ title, things }: AccessGroup): string {
  if (things.length === 0) return `## ${title}\n\nTODO: what there is, who reads it, and who changes it.\n`;
  const rows = things.map((thing) => `| TODO: role | TODO: role | ${codeSpan(thing, true)} |\n`);
  return `## ${title}

| Read by | Changed by | What |
| --- | --- | --- |
${rows.join("")}`;
}
