import { formatBytes, inPlainGit } from "../../project/kept-outside-git.js";
import { startOf } from "../../text/span.js";
import type { Rule } from "../rule.js";

/** Bytes. GitHub warns at 50 MB and refuses 100 MB; mllint flags 10 MB. */
const largest = 10_000_000;

export const outsideGit: Rule = {
  title: "Large data stays out of plain git",
  why: {
    source: "A0 #6",
    text: "Data needs version control of its own kind: git keeps every copy of a large file for ever and cannot tell versions of a dataset apart.",
  },
  applies: "always",
  stage: "prototype",
  weight: 2,
  asks: "present",
  evidence: { present: "No data file over 10 MB that is neither ignored, nor a Git LFS or DVC pointer." },
  noFix: "Moving a file to DVC or Git LFS rewrites history, which people have to decide.",
  limits: "Judges the work tree, not the history.",
  check(project) {
    const large = inPlainGit(project, "data", largest);
    const count = project.facts("artefact").filter(({ facts }) => facts.category === "data").length;
    if (large.length === 0)
      return { evidence: [{ level: "present", what: `none of ${count} data files is over 10 MB in plain git` }], gaps: [] };
    return {
      evidence: [],
      gaps: large.map(({ path, facts }) => ({
        kind: "missing",
        message: `\`${project.relative(path)}\` (${formatBytes(facts.bytes)}) is in plain git. Keep it with DVC, Git LFS or object storage, and ignore it.`,
        at: startOf(path),
      })),
    };
  },
};
