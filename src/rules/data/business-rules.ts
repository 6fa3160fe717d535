import { dbtModels } from "../../practices/dbt-models.js";
import { ownFacts } from "../../practices/own-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { ownersOf } from "../../project/owners-of.js";
import type { Project } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { claimAt } from "../parts/claim.js";
import { saysNothing } from "../parts/per-source.js";
import { transformModules } from "../parts/transform-code.js";
import { writtenDocuments } from "../parts/written-document.js";
import type { Fix, Gap, Rule } from "../rule.js";

const path = ["data", "business_rules"] as const;
const nameOwner: Fix = { kind: "manifest", title: "Name who decides them", path: [...path, "owner"], value: "TODO: @who" };

const nameBoth: Fix = {
  kind: "manifest",
  title: "Name the document and who decides",
  path,
  value: { document: "TODO: docs/rules.md", owner: "TODO: @who" },
};

export const businessRules: Rule = {
  title: "The business rules behind the transforms are written down and owned",
  why: {
    source: "A4 the business logic is the hard part",
    text: "Writing the query is easy, the business logic behind it is what is complex; those who only work with the results do not know these rules.",
  },
  applies: "pipeline",
  stage: "pilot",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`data.business_rules.document` is a link or text.",
    present:
      "`data.business_rules.document` names a file that says something, or a document has a section on business rules, or dbt models are described; and an owner is named there or in CODEOWNERS.",
  },
  hollow: "The file or section that `data.business_rules.document` names says next to nothing.",
  contradicted: "The file or section that `data.business_rules.document` names does not exist.",
  manifest: path,
  unknownWithoutManifest: true,
  fixes: [nameOwner],
  limits: "Whether code keeps to the rules is not seen; tests of the transforms show that.",
  appliesUnless: (project) =>
    project.manifest.has(...path) ||
    project.traits.pipeline.source === "manifest" ||
    dbtModels(project).length > 0 ||
    transformModules(project.python).length > 0
      ? undefined
      : "No dbt model and no module that transforms data frames is seen.",
  check(project) {
    const { evidence, gaps } = writtenDocuments(project, [...path, "document"]);
    if (gaps.length > 0) return { evidence, gaps };
    evidence.push(...writtenRules(project));
    const owner = ownerOf(project, evidence);
    if (evidence.length === 0) {
      const message = owner
        ? "The business rules have an owner but are written down nowhere. Write them down and name the file in `data.business_rules.document`."
        : "The business rules behind the transforms are written down nowhere: no document, no section and no described dbt model was found. Name one in `data.business_rules`.";
      return owner
        ? { evidence: [owner], gaps: [{ kind: "partial", message, at: owner.at }], share: 0.5 }
        : { evidence, gaps: [{ kind: "missing", message, fixes: [nameBoth] }] };
    }
    if (!owner) {
      const [first] = evidence;
      const message =
        "The business rules are written down, but nobody is named who decides them. Name them in `data.business_rules.owner`.";
      return { evidence, gaps: [{ kind: "partial", message, at: first?.at }], share: 0.5 };
    }
    const claim = claimAt(project, [...path, "document"]);
    const weak: Gap[] =
      claim?.form === "text" && evidence.every(({ level }) => level === "claimed")
        ? [{ kind: "weak", message: "`data.business_rules.document` names no file that people could read.", at: claim.at }]
        : [];
    return { evidence: [...evidence, owner], gaps: weak };
  },
};

/** Characters of prose from which a section says something. */
const enough = 80;
const ruleHeading =
  /\bbusiness[ -](?:rules?|logic|definitions?|glossary)\b|\b(?:metrics?|kpi|transformation|calculation|derivation|validation|domain|eligibility|labell?ing|pricing|calendar|holiday(?: and date)?|date)s? (?:definitions?|rules?|logic)\b|\bdefinitions? of (?:the )?(?:metrics?|kpis?)\b/i;

/** Documents that are called after what they decide: `docs/pricing_policy.md`. Policies of privacy, security and the like decide nothing about figures. */
const ruleFile =
  /(?:^|\/)(?:\w+[-_])?(?:business|pricing|price|guardrail|fallback|discount|eligibility|allocation|refund|commission|billing|credit|underwriting|claims?|tariff|tax|scoring|transformation)[-_](?:rules?|polic(?:y|ies))\.(?:md|mdx|rst|adoc)$/i;

/** A document of its own on how the figures of a business come about. */
const modelHeading = /\bdata model\s*$/i;
const enoughOfModel = 800;

/** Folders of what was once written and holds no more. */
const archived = /(?:^|\/)(?:archived?|old|deprecated)\//i;

/** Sections of documents about business rules, and models of dbt that say what they are. */
function writtenRules(project: Project): readonly Evidence[] {
  const sections = project
    .facts("document")
    .filter(({ path: file, role }) => role !== "test" && role !== "example" && !archived.test(file))
    .flatMap(({ path: file, facts }): Evidence[] => {
      const isReadme = /(?:^|\/)README\.\w+$/i.test(file);
      const heading = facts.headings.find(
        ({ text, prose, level }) =>
          (prose >= enough && (ruleHeading.test(text) || ruleFile.test(file))) ||
          (!isReadme && level === 1 && prose >= enoughOfModel && modelHeading.test(text)),
      );
      if (!heading) return [];
      const what = `section “${heading.text}” of \`${project.relative(file)}\``;
      return [{ level: "present", what, at: { path: file, span: heading.span } }];
    });
  const models = ownFacts(project, "data-checks")
    .filter(({ facts }) => facts.tool === "dbt-tests" && facts.described > 0)
    .map(({ path: file, facts }): Evidence => {
      const what = `${facts.described} descriptions in \`${project.relative(file)}\``;
      return { level: "present", what, at: startOf(file) };
    });
  return [...sections, ...models.slice(0, 1)];
}

function ownerOf(project: Project, written: readonly Evidence[]): Evidence | undefined {
  const claim = claimAt(project, [...path, "owner"]);
  if (claim && !saysNothing(claim)) return { level: "claimed", what: `decided by ${claim.value}`, at: claim.at };
  for (const { at } of written) {
    const owned = at && at.path !== project.manifest.path ? ownersOf(project, at.path) : undefined;
    if (owned) return { level: "present", what: `CODEOWNERS covers \`${at?.path}\``, at: owned };
  }
  return undefined;
}
