import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { isPlaceholder } from "../../text/placeholder.js";
import { type Span, startOf } from "../../text/span.js";
import { claimAt } from "../parts/claim.js";
import { type Ownership, ownershipLooks, ownershipOf } from "../parts/owned-files.js";
import type { Fix, Gap, Rule } from "../rule.js";

export const owner: Rule = {
  title: "Somebody accountable owns the project",
  why: {
    source: "A0 #3",
    text: "Roles differ from company to company; unless an owner is named, nobody answers for the model once it runs.",
  },
  applies: "always",
  stage: "pilot",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`team.owners` in the manifest.",
    present:
      "A CODEOWNERS or MAINTAINERS file whose patterns cover the code, or a package's maintainers, or a README's section that names maintainers or contacts.",
  },
  hollow: "The patterns of CODEOWNERS fit no file of code, or its owners are a template's placeholders.",
  manifest: ["team", "owners"],
  fixes: [{ kind: "manifest", title: "Name the owner", path: ["team", "owners"], value: ["TODO: @team-or-person"] }],
  limits: "Does not check that the names in CODEOWNERS exist.",
  looks: ownershipLooks,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const shares: number[] = [];
    for (const { path, facts } of project.facts("owners")) {
      const rules = facts.rules.filter(({ owners }) => owners.some(({ value }) => !isPlaceholder(value) && !unfilled.test(value)));
      const [first] = facts.rules.filter(({ owners }) => owners.length > 0);
      if (!first) continue;
      const at = { path, span: first.owners[0]?.span ?? first.span };
      if (rules.length === 0) {
        gaps.push({
          kind: "hollow",
          message: `\`${first.owners[0]?.value}\` is a template's placeholder, so nobody is asked. Name who answers for the code.`,
          at,
        });
        continue;
      }
      const ownership = ownershipOf(project, facts.rules);
      const total = ownership ? ownership.covered + ownership.open.length : 0;
      if (ownership && total > 0 && ownership.covered === 0) {
        // Whoever maintains a chart or a package beside the code answers for no code.
        if (!codeOwners.test(path)) continue;
        const [idle] = ownership.idle;
        gaps.push({
          kind: "hollow",
          message: `${idle ? `\`${idle.pattern}\` fits no file` : `\`${path}\` names owners`}, and no other pattern covers the code: nobody owns it. Add \`*\` or its folder.`,
          at: { path, span: (idle ?? first).span },
        });
        continue;
      }
      evidence.push({ level: "present", what: `\`${path}\``, at: startOf(path) });
      if (ownership) gaps.push(...openGaps(project, path, ownership, first.span));
      shares.push(ownership && total > 0 ? ownership.covered / total : 1);
    }
    const covers = shares.some((share) => share >= 0.9);
    for (const index of (project.manifest.value.team?.owners ?? []).keys()) {
      const claim = claimAt(project, ["team", "owners", index]);
      if (claim) evidence.push({ level: "claimed", what: `\`${claim.value}\` in \`team.owners\``, at: claim.at });
    }
    if (gaps.every(({ kind }) => kind === "hollow") && evidence.every(({ level }) => level !== "present"))
      evidence.push(...namedInReadme(project));
    const hollow = gaps.filter(({ kind }) => kind === "hollow");
    if (evidence.some(({ level }) => level === "present"))
      return {
        evidence,
        gaps: gaps.filter(({ kind }) => kind === "partial" && !covers),
        share: Math.max(...(shares.length > 0 ? shares : [1])),
      };
    if (hollow.length > 0) return { evidence, gaps: hollow };
    const [file] = project.facts("owners").filter(({ facts }) => facts.rules.every(({ owners }) => owners.length === 0));
    if (evidence.length === 0 && file)
      return {
        evidence,
        gaps: [
          {
            kind: "missing",
            message: `No owner: \`${project.relative(file.path)}\` names nobody, nor does \`team.owners\`. Name who answers for this project.`,
            at: startOf(file.path),
          },
        ],
      };
    if (evidence.length === 0)
      return {
        evidence,
        gaps: [
          {
            kind: "missing",
            message: "No owner: neither `team.owners` nor a CODEOWNERS file. Name who answers for this project.",
            fixes: [addOwners],
          },
        ],
      };
    return {
      evidence,
      gaps: [
        {
          kind: "weak",
          message: "`team.owners` is not backed by a CODEOWNERS file, so changes reach no owner by themselves.",
          fixes: [addOwners],
        },
      ],
    };
  },
};

/** Files of the hosts, which speak for the whole repository; others for their folder. */
const codeOwners = /(?:^|\/)CODEOWNERS$/i;

const addOwners: Fix = { kind: "scaffold", title: "Add a CODEOWNERS file", scaffold: "codeowners" };

/** Headings of sections that name people. One on how to make contact may name none. */
const people = /^\W*(?:(?:project|code|package) )?(?:maintainers?|owners?|maintained by|contacts|contact persons?|points? of contact)\W*$/i;

/** The section of the project's README that names people who answer for it. */
function namedInReadme(project: Project): Evidence[] {
  return project
    .facts("document")
    .filter(({ path }) => /^readme\.\w+$/i.test(project.relative(path)))
    .flatMap(({ path, facts: { headings } }): Evidence[] => {
      const heading = headings.find(({ text, prose }) => prose >= 5 && people.test(text));
      return heading
        ? [{ level: "present", what: `section \`${heading.text}\` of \`${project.relative(path)}\``, at: { path, span: heading.span } }]
        : [];
    });
}

/** A handle that a template leaves to be filled in. */
const unfilled = /^@?(?:your|my|todo|change-?me|example|placeholder|org-name|org\/|username|user-?name|owner-?name)\b/i;

function openGaps(project: Project, path: string, { covered, open, idle }: Ownership, span: Span): Gap[] {
  const example = open.find((file) => !file.startsWith(".")) ?? open[0];
  if (!example || open.length <= (covered + open.length) / 10) return [];
  const stale = idle.find(({ pattern }) => pattern.includes("/"));
  return [
    {
      kind: "partial",
      message: `\`${path}\` covers ${covered} of ${covered + open.length} files of code; nobody owns \`${project.relative(example)}\`. Add \`*\` or its folder.`,
      at: { path, span: stale?.span ?? span },
      ...(stale && { related: [{ message: `\`${stale.pattern}\` fits no file.`, at: { path, span: stale.span } }] }),
    },
  ];
}
