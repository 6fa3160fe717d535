import { dotted } from "../../practices/dotted.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, ownModules, type PlacedCall } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { wordsOf } from "../../semantics/names-in.js";
import type { Place } from "../../text/span.js";
import { absentFile, claimEvidence, claimsAt } from "../parts/claim.js";
import { labellingTool, unseenLabelling } from "../parts/people-label.js";
import type { Fix, Gap, Rule } from "../rule.js";

const section = ["labels", "agreement"] as const;
const agreementCall = dotted(
  "krippendorff.alpha",
  "simpledorff.*",
  "nltk.**.AnnotationTask",
  "statsmodels.stats.inter_rater.*",
  "pygamma_agreement.**",
  "irrCAC.**",
  "pingouin.intraclass_corr",
  "crowdkit.metrics.data.*",
);
/** Functions of one's own that compute it. */
const ownMeasure = /(?:^|[._])(?:cohens?_kappa|fleiss_kappa|krippendorffs?_alpha|inter_?(?:rater|annotator|coder)_agreement)$/;
/** How well a model does as often as how far people agree. */
const kappa = dotted("sklearn.metrics.cohen_kappa_score");
const people = /annotat|(?:^|[^a-z])(?:raters?|labell?ers?|coders?|reviewers?|humans?|experts?)(?:[^a-z]|$)|agreement/i;
/** Measures that are corrected for chance, or correlations: at most 1, and 0 for labels drawn at random. */
const chanceCorrected = /kappa|alpha|\bac[12]\b|gwet|\bpi\b|icc|correlation|pearson|spearman/i;

const addScript: Fix = { kind: "scaffold", title: "Add a script that measures agreement", scaffold: "label-agreement" };

export const agreement: Rule = {
  title: "Labellers agree, above a floor",
  why: {
    source: "A0 #1",
    text: "Someone has to take ownership of the labelling process and ensure quality, consistency and relevance; without that a model learns from signals nobody understands.",
  },
  applies: "labels",
  stage: "production",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`labels.agreement` gives a figure and the floor under which labels are not used.",
    present: "`labels.agreement.evidence` names a file that exists.",
    wired: "Code computes how far labellers agree.",
  },
  hollow: "The floor is 0 or less, which labels drawn at random reach.",
  contradicted: "The figure is under its floor or is none that the measure can give, or the file does not exist.",
  manifest: section,
  limits: "Unknown where nothing shows that people label the data: targets that are measured need no agreement.",
  appliesUnless: (project) =>
    project.manifest.value.labels?.synthetic?.share === 1 ? "All labels are made by a model or a program." : undefined,
  check(project) {
    const { value, minimum, metric } = project.manifest.value.labels?.agreement ?? {};
    const claims = claimsAt(project, [...section, "evidence"]);
    const computed = [
      ...callsTo(ownModules(project), agreementCall),
      ...callsTo(ownModules(project), ownMeasure),
      ...callsTo(ownModules(project), kappa).filter(isOfPeople),
    ];
    const evidence: Evidence[] = [
      ...computed.map(({ call, at }) => ({ level: "wired" as const, what: `\`${call.name}()\` called`, at })),
      ...claims.flatMap(claimEvidence),
    ];
    const gaps: Gap[] = claims.filter(({ exists }) => !exists).map(absentFile);
    if (value === undefined && minimum === undefined) {
      if (gaps.length > 0) return { evidence, gaps };
      return { evidence, ...undeclared(project, evidence[0]?.at) };
    }
    const at = placeOf(project, value === undefined ? "minimum" : "value");
    const of = metric ? ` of \`${metric}\`` : "";
    if (value !== undefined && minimum !== undefined) evidence.push({ level: "claimed", what: `${value}${of}, at least ${minimum}`, at });
    if (value !== undefined && value > 1 && chanceCorrected.test(metric ?? ""))
      gaps.push({ kind: "contradicted", message: `${value} is no value${of}, which is at most 1.`, at });
    else if (value !== undefined && minimum !== undefined && value < minimum)
      gaps.push({
        kind: "contradicted",
        message: `Labellers reach ${value}${of}, under the floor of ${minimum}. Mend the guide and label again before these labels are used.`,
        at,
        related: [{ message: "The floor.", at: placeOf(project, "minimum") }],
      });
    if (minimum !== undefined && minimum <= 0)
      gaps.push({
        kind: "hollow",
        message: `A floor of ${minimum} lets labels through that were drawn at random. Set one that can fail.`,
        at: placeOf(project, "minimum"),
      });
    if (value === undefined || minimum === undefined)
      gaps.push({
        kind: "partial",
        message:
          value === undefined
            ? "A floor for agreement is set, but no figure reached. Add `labels.agreement.value`."
            : "The agreement has no floor. Add `labels.agreement.minimum`, under which labels are not used.",
        at,
      });
    if (gaps.length === 0 && evidence.every(({ level }) => level === "claimed"))
      gaps.push({
        kind: "weak",
        message: "The agreement figure cannot be looked up. Name the file that has it in `labels.agreement.evidence`.",
        at,
      });
    return { evidence, gaps, share: 0.5 };
  },
};

function placeOf({ manifest }: Project, key: "value" | "minimum"): Place {
  return { path: manifest.path, span: manifest.valueSpan(...section, key) ?? manifest.keySpan(...section, key) };
}

function undeclared(project: Project, at: Place | undefined): { gaps: readonly Gap[]; share: number; unknown?: string } {
  if (at) {
    const message = "Agreement of labellers is computed here, but no figure and floor are declared. Add them to `labels.agreement`.";
    return { gaps: [{ kind: "partial", message, at }], share: 0.5 };
  }
  const unknown = unseenLabelling(project);
  if (unknown) return { gaps: [], share: 0, unknown };
  const tool = labellingTool(project);
  const message =
    "Nothing shows how far labellers agree: no `labels.agreement`, and no code computes kappa, alpha or the like. Label some cases twice.";
  const blamed = project.manifest.has("labels") ? undefined : tool?.at;
  return { gaps: [{ kind: "missing", message, at: blamed, fixes: [addScript] }], share: 0 };
}

/** Whether what is compared are the answers of people. */
function isOfPeople({ call, module }: PlacedCall): boolean {
  const words = call.arguments.flatMap(({ value }) => wordsOf(value));
  return [module.path, call.scope, ...words].some((word) => people.test(word));
}
