import { splitFragment } from "../../manifest/classify-reference.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { headingAnchor } from "../../text/heading-anchor.js";
import { startOf } from "../../text/span.js";
import type { Gap, ManifestPath } from "../rule.js";
import { absentFile, type Claim, claimEvidence, claimsAt } from "./claim.js";

/** Words below which a document, and characters below which a section, is only begun. */
const fewestWords = 30;
const fewestCharacters = 40;

/**
 * What the documents are worth that the manifest names at a path: a file that says something is present, also one that cannot be read here; a
 * link or words are claimed. A file or section that is not there is contradicted, one that is only begun is hollow.
 */
export function writtenDocuments(project: Project, path: ManifestPath): { readonly evidence: Evidence[]; readonly gaps: Gap[] } {
  const judged = claimsAt(project, path).map((claim) => (claim.form === "path" ? judgeFile(project, claim) : claim));
  return {
    evidence: judged.flatMap((one) => ("kind" in one ? [] : claimEvidence(one))),
    gaps: judged.filter((one) => "kind" in one),
  };
}

function judgeFile(project: Project, claim: Claim): Claim | Gap {
  if (!claim.exists) return absentFile(claim);
  const { path, fragment } = splitFragment(claim.value);
  const document = project.facts("document").find((one) => one.path === project.resolve(path));
  if (!document) return claim;
  const { headings, words } = document.facts;
  const file = document.path;
  if (fragment === undefined || headings.length === 0) {
    if (words >= fewestWords) return claim;
    return {
      kind: "hollow",
      message: `\`${path}\` is declared but says next to nothing. Fill it in.`,
      at: startOf(file),
      related: claimed(claim),
    };
  }
  const heading = headings.find(({ text }) =>
    [fragment, fragment.replace(/-\d+$/, "")].some((one) => one.toLowerCase() === headingAnchor(text)),
  );
  if (!heading) return { kind: "contradicted", message: `\`${path}\` has no section \`#${fragment}\`.`, at: claim.at };
  if (heading.prose >= fewestCharacters) return claim;
  const message = `Section “${heading.text}” of \`${path}\` is declared but says next to nothing. Fill it in.`;
  return { kind: "hollow", message, at: { path: file, span: heading.span }, related: claimed(claim) };
}

function claimed({ at }: Claim): Gap["related"] {
  return [{ message: "Declared here.", at }];
}
