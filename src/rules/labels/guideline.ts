import { filesLike } from "../../project/files-like.js";
import { startOf } from "../../text/span.js";
import { claimAt } from "../parts/claim.js";
import { unseenLabelling } from "../parts/people-label.js";
import { unwrittenGap } from "../parts/unwritten-document.js";
import { writtenDocuments } from "../parts/written-document.js";
import type { Rule } from "../rule.js";

/** `docs/labelling.md`, `annotation-guidelines.md`, `labels/guide.md`. */
const guide =
  /(?:^|\/)(?:(?:labell?ing|labels?|annotations?|annotator)[_-]?(?:guide(?:lines?)?|instructions?|manual|handbook)?|(?:labels|annotations?)\/(?:guide(?:lines?)?|instructions?))\.(?:md|mdx|rst)$/i;
const readable: ReadonlySet<string> = new Set(["production", "docs"]);

export const guideline: Rule = {
  title: "Labels follow a written guide",
  why: { source: "A0 #1", text: "Consistent labels need a definition that two people read the same way." },
  applies: "labels",
  stage: "pilot",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`labels.guideline` is a link or a sentence.",
    present: "`labels.guideline` names a file of the project that says something, or a guide is found, such as `docs/labelling.md`.",
  },
  hollow: "The guide holds little more than headings.",
  contradicted: "The file that `labels.guideline` names does not exist.",
  manifest: ["labels", "guideline"],
  fixes: [{ kind: "manifest", title: "Name the labelling guide", path: ["labels", "guideline"], value: "TODO: docs/labelling.md" }],
  limits: "Unknown where nothing shows that people label the data: targets that are measured need no guide.",
  check(project) {
    const unknown = unseenLabelling(project);
    if (unknown) return { evidence: [], gaps: [], unknown };
    const claim = claimAt(project, ["labels", "guideline"]);
    const found = claim ? undefined : filesLike(project, guide).find((path) => readable.has(project.role(path)));
    if (found) {
      const hollow = unwrittenGap(project, project.relative(found));
      if (hollow) return { evidence: [], gaps: [hollow] };
      return { evidence: [{ level: "present", what: `\`${project.relative(found)}\``, at: startOf(found) }], gaps: [] };
    }
    const { evidence, gaps } = writtenDocuments(project, ["labels", "guideline"]);
    if (!claim)
      gaps.push({
        kind: "missing",
        message: "No labelling guide. Write one and name it in `labels.guideline`.",
        fixes: [{ kind: "scaffold", title: "Add a labelling guide", scaffold: "label-guideline" }],
      });
    else if (claim.form === "text")
      gaps.push({ kind: "weak", message: "`labels.guideline` names no file that labellers could read.", at: claim.at });
    return { evidence, gaps };
  },
};
