import { isDate } from "../../manifest/fields/date.js";
import { isFixture } from "../../practices/is-fixture.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { type Place, startOf } from "../../text/span.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import { unwrittenGap } from "../parts/unwritten-document.js";
import type { Fix, Gap, Rule } from "../rule.js";

const section = ["governance", "risk_assessment"] as const;
const assessment =
  /(?:^|\/)(?:[\w-]+[_-])?(?:risk[_-]?(?:assessment|analysis|register|log)|impact[_-]assessment|dpia|fria|threat[_-]?model(?:l?ing)?)(?:[_-][\w-]+)?\.(?:md|mdx|rst|txt|adoc|pdf|docx?|odt)$|(?:^|\/)(?:docs?|governance|compliance)\/(?:[\w-]+\/)*risks?\.(?:md|rst|adoc|pdf|docx?)$|^risks?\.md$/i;
/** Documents about other people's risks, which are the subject of the model, and forms that nobody filled in. */
const otherRisk = /credit|market|portfolio|loan|flood|cardio|stroke|cancer|template/i;
const reviewKey = /^(?:next[_-]?review|review[_-]?(?:by|due)|reviewed|last[_-]?review(?:ed)?|date[_-]?reviewed|review[_-]?date)$/i;

export const riskAssessment: Rule = {
  title: "Risks are assessed, and the assessment is reviewed",
  why: {
    source: "A1",
    text: "Generative models amplify ethical risks; teams have the sense to see what can go wrong, and their work includes running risk assessments.",
  },
  applies: any("llm", "personal-data"),
  stage: "production",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`governance.risk_assessment` is a link or text.",
    present: "A risk assessment, DPIA or threat model is in the project, with a review that is not overdue.",
  },
  hollow: "The document holds little more than headings.",
  contradicted: "The declared file does not exist, or it was last reviewed on a day that has not come.",
  manifest: section,
  limits:
    "Without `next_review` a review is taken to be due after a year. Whether the risks are the right ones is for people to say. Unknown where a document on the project as a whole has a section on them.",
  fixes: [
    {
      kind: "manifest",
      title: "Declare the risk assessment",
      path: section,
      value: { file: "TODO: docs/risk.md", owner: "TODO: @who" },
    },
  ],
  check(project) {
    const claim = claimAt(project, [...section, "file"]);
    const found = claim ? undefined : findAssessment(project);
    const told = claim || found ? undefined : riskSection(project);
    if (told)
      return {
        evidence: [],
        gaps: [],
        unknown: `Section \`${told.heading}\` of \`${project.relative(told.path)}\` tells of risks; whether that is the assessment is not said. Name it in \`governance.risk_assessment\`.`,
      };
    if (!claim && !found)
      return {
        evidence: [],
        gaps: [
          {
            kind: "missing",
            message: "No risk assessment, DPIA or threat model was found. Write down what can go wrong, for whom, and when it is reviewed.",
            fixes: [{ kind: "scaffold", title: "Add a risk assessment", scaffold: "risk-assessment" }],
          },
        ],
      };
    const reference = claim?.value ?? project.relative(found ?? "");
    const hollow = claim?.form === "path" || found ? unwrittenGap(project, reference) : undefined;
    const blocking = claim && !claim.exists ? absentFile(claim) : hollow;
    if (blocking) return { evidence: [], gaps: [blocking] };
    const evidence: Evidence[] = claim ? claimEvidence(claim) : [{ level: "present", what: `\`${reference}\``, at: startOf(found ?? "") }];
    const gap = reviewGap(project, reference, found ? startOf(found) : claim?.at);
    return { evidence, gaps: gap ? [gap] : [], share: 0.5 };
  },
};

function findAssessment(project: Project): string | undefined {
  return filesLike(project, assessment).find(
    (path) => !otherRisk.test(project.relative(path)) && project.role(path) !== "vendored" && !isFixture(project, path),
  );
}

/** Documents about a project as a whole. Plans and decisions have a section on their own risks. */
const ofWhole = /(?:^|\/)(?:[\w-]*(?:business|charter|overview|product|requirements|prd|project)[\w-]*|readme)\.(?:md|mdx|rst)$/i;
const ofParts = /(?:^|\/)(?:adrs?|decisions?|rfcs?|specs?|backlog|issues|plans?|proposals?|archived?|templates?)\//i;
const riskHeading =
  /^\W*(?:\d+[.)]?\s*)?(?:(?:key|main|project|ai|ethical) )?(?:risks?(?: assessment)?(?:,? (?:and|&) | ?\/ ?)(?:their )?(?:mitigations?|countermeasures|harms?)|risk (?:register|matrix)|harms (?:and|&) mitigations?)\W*$/i;
/** Characters of prose from which a section tells of risks. */
const enough = 120;

function riskSection(project: Project): { readonly path: string; readonly heading: string } | undefined {
  for (const { path, role, facts } of project.facts("document")) {
    if ((role !== "production" && role !== "docs") || !ofWhole.test(path) || ofParts.test(path)) continue;
    const heading = facts.headings.find(({ text, prose }) => prose >= enough && riskHeading.test(text));
    if (heading) return { path, heading: heading.text };
  }
  return undefined;
}

/** What is wrong with the day on which the assessment was, or has to be, read through. */
function reviewGap(project: Project, reference: string, at: Place | undefined): Gap | undefined {
  const next = reviewDay(project, "next_review");
  const last = reviewDay(project, "reviewed");
  const renew: Fix = {
    kind: "manifest",
    title: "Set the next review",
    path: [...section, "next_review"],
    value: `TODO: ${yearFrom(project.date, 1)}`,
  };
  if (last && last.day > project.date)
    return {
      kind: "contradicted",
      message: `\`reviewed: ${last.day}\` has not come. Give the day of the last review, and a day to come as \`next_review\`.`,
      at: last.at,
    };
  if (next) {
    if (next.day >= project.date) return undefined;
    return {
      kind: "partial",
      message: `The review of \`${reference}\` was due on ${next.day}. Review it and set the next date.`,
      at: next.at,
    };
  }
  if (last) {
    if (last.day > yearFrom(project.date, -1)) return undefined;
    const message = `\`${reference}\` was last reviewed on ${last.day}, more than a year ago. Review it, or say when with \`next_review\`.`;
    return { kind: "partial", message, at: last.at, fixes: [renew] };
  }
  if (hasOwnDate(project, reference)) return undefined;
  const message = `\`${reference}\` does not say when it was or will be reviewed. Add \`next_review\` to \`governance.risk_assessment\`.`;
  const declare: Fix = {
    kind: "manifest",
    title: "Declare it with its next review",
    path: section,
    value: { file: reference, next_review: `TODO: ${yearFrom(project.date, 1)}` },
  };
  return { kind: "partial", message, at, fixes: [project.manifest.has(...section) ? renew : declare] };
}

function reviewDay(project: Project, key: "reviewed" | "next_review"): { readonly day: string; readonly at: Place } | undefined {
  const day = project.manifest.value.governance?.risk_assessment?.[key];
  const path = [...section, key];
  return day === undefined
    ? undefined
    : { day, at: { path: project.manifest.path, span: project.manifest.valueSpan(...path) ?? project.manifest.keySpan(...path) } };
}

/** Whether the document's front matter gives a day of review that is no older than a year. */
function hasOwnDate(project: Project, reference: string): boolean {
  const document = project.facts("document").find(({ path }) => path === project.resolve(reference));
  const days = (document?.facts.frontMatter ?? []).flatMap(({ key, values }) => (reviewKey.test(key) ? values : []));
  return days.some((day) => isDate(day) && day > yearFrom(project.date, -1));
}

/** The same day some years on; 29 February gives the 28th. */
function yearFrom(date: string, years: number): string {
  const day = date.slice(4) === "-02-29" ? "-02-28" : date.slice(4);
  return `${String(Number(date.slice(0, 4)) + years).padStart(4, "0")}${day}`;
}
