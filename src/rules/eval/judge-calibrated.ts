import type { DatasetFacts } from "../../facts/dataset-facts.js";
import { judgeLooks } from "../../practices/llm-judge.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, oncePerModules } from "../../project/production-code.js";
import type { FactsOf, Project } from "../../project/project.js";
import { namesRead } from "../../semantics/names-in.js";
import { startOf } from "../../text/span.js";
import { absentFile, claimsAt } from "../parts/claim.js";
import { firstEval } from "../parts/declared-evals.js";
import { firstJudge, noJudge } from "../parts/judge.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** The least agreement between judge and people that lets figures of the judge stand for theirs. */
const floor = 0.6;
/** Fewer rows say nothing about agreement. */
const fewest = 20;
/** How far a declared figure may be above what the rows give. */
const tolerance = 0.05;

const byPeople = /human|expert|annotator|reviewer|rater|manual|person|gold/i;
const byJudge = /judge|grader|(?:llm|auto|gpt|model)[_. -]?(?:label|score|verdict|grade|rating|eval|says)|^llm$/i;
const agreementCall =
  /(?:^|\.)(?:cohen_kappa_score|fleiss_kappa|cohen_kappa|krippendorff\.alpha|aggregate_raters|kendalltau|spearmanr|pearsonr|matthews_corrcoef)$/;

const addTable: Fix = { kind: "scaffold", title: "Add a table of both verdicts and what compares them", scaffold: "judge-calibration" };

export const judgeCalibrated: Rule = {
  title: "The judge is measured against people",
  why: {
    source: "A0 #1",
    text: "Leaning on a model as a judge is tempting, and leads to misleading conclusions if that judge is not properly benchmarked.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 3,
  asks: "present",
  evidence: {
    claimed: "`evals[].judge` gives an agreement, or links to where it was measured.",
    present: "A file has what people said and what the judge said on at least 20 cases, or code works out their agreement.",
    proven: "Verdicts in such a file agree in at least 60 of 100 cases.",
  },
  hollow: "The file that is named has no verdicts of people, or fewer than 20 cases.",
  contradicted: "The declared agreement is higher than the file gives, or the file does not exist.",
  manifest: ["evals"],
  limits:
    "Looks into CSV, TSV and JSON up to 2 MB with columns such as `human` and `judge`. Raw agreement of two verdicts is worked out; for scores the declared figure is believed.",
  looks: judgeLooks,
  appliesUnless: noJudge,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const index of (project.manifest.value.evals ?? []).keys()) {
      const agreement = project.manifest.value.evals?.[index]?.judge?.agreement;
      const agreementAt = {
        path: project.manifest.path,
        span: project.manifest.valueSpan("evals", index, "judge", "agreement") ?? project.manifest.keySpan("evals", index),
      };
      const files = claimsAt(project, ["evals", index, "judge", "calibrated_on"]);
      for (const claim of files) {
        const path = project.resolve(claim.value);
        const file = project.facts("dataset").find((one) => one.path === path);
        if (!claim.exists) gaps.push(absentFile(claim));
        else if (claim.form !== "path" || !file)
          evidence.push({ level: "claimed", what: `calibrated on \`${claim.value}\``, at: claim.at });
        else {
          const read = comparisonIn(file);
          const lacking = whatIsLacking(file, read);
          if (lacking) gaps.push({ kind: "hollow", message: `\`${claim.value}\` ${lacking}, so it calibrates no judge.`, at: claim.at });
          else {
            evidence.push(...evidenceOf(project, file, read));
            if (agreement !== undefined && read?.agreement !== undefined && agreement > read.agreement + tolerance)
              gaps.push({
                kind: "contradicted",
                message: `An agreement of ${agreement} is declared, but judge and people agree on ${shareOf(read.agreement)} of the cases in \`${claim.value}\`.`,
                at: agreementAt,
                related: [{ message: "The cases.", at: startOf(path) }],
              });
          }
        }
      }
      if (agreement !== undefined && agreement < floor)
        gaps.push({
          kind: "weak",
          message: `Judge and people agree by ${agreement} only: below ${floor} the judge's figures say little. Improve its prompt, or grade by hand.`,
          at: agreementAt,
        });
      else if (agreement !== undefined && files.length === 0)
        evidence.push({ level: "claimed", what: `agreement ${agreement}`, at: agreementAt });
    }
    for (const file of project.facts("dataset")) {
      const read = file.role === "test" || file.role === "example" ? undefined : comparisonIn(file);
      if (read && !whatIsLacking(file, read) && !evidence.some(({ at }) => at?.path === file.path))
        evidence.push(...evidenceOf(project, file, read));
    }
    evidence.push(...agreementsInCode(project), ...namedAgreements(project.python));
    if (gaps.length > 0) return { evidence, gaps };
    const low = evidence.find(({ what }) => what.startsWith("low agreement"));
    if (low) {
      const message = `Judge and people agree too seldom (${low.what}): the judge's figures say little. Improve its prompt, or grade by hand.`;
      return { evidence, gaps: [{ kind: "weak", message, at: low.at }] };
    }
    if (evidence.length === 0) {
      const judge = firstJudge(project);
      const message =
        "A model grades outputs, but nothing compares its verdicts with people's. Label some cases by hand, and name the file in `evals[].judge.calibrated_on`.";
      const index = Math.max(
        0,
        (project.manifest.value.evals ?? []).findIndex(({ type, judge: declared }) => type === "llm-judge" || declared !== undefined),
      );
      const fix = {
        kind: "manifest",
        title: "Name the cases that people judged too",
        path: ["evals", index, "judge", "calibrated_on"],
        value: "TODO: evals/judge-human.csv",
      } as const;
      return { evidence, gaps: [{ kind: "missing", message, at: judge?.at ?? firstEval(project), fixes: [fix, addTable] }] };
    }
    if (!evidence.some(({ level }) => level !== "claimed"))
      gaps.push({
        kind: "weak",
        message: "The judge's agreement with people is declared, but no file of both verdicts shows it.",
        at: evidence[0]?.at,
      });
    return { evidence, gaps };
  },
};

/** What people and the judge said on the same cases. */
interface Comparison {
  readonly people: string;
  readonly judge: string;
  readonly cases: number;
  /** The share of cases on which verdicts are the same; absent for scores, which need not be equal to agree. */
  readonly agreement?: number;
}

function comparisonIn({ facts }: FactsOf<"dataset">): Comparison | undefined {
  const people = facts.verdicts.find(({ column }) => byPeople.test(column));
  const judge = facts.verdicts.find(({ column }) => byJudge.test(column) && !byPeople.test(column));
  if (!people || !judge) return undefined;
  const pairs = people.values
    .map((value, row) => [plain(value), plain(judge.values[row] ?? "")] as const)
    .filter(([a, b]) => a !== "" && b !== "");
  const kinds = new Set(pairs.flat());
  const isVerdict = kinds.size <= 3 && pairs.length > 0;
  const same = pairs.filter(([a, b]) => a === b).length;
  return { people: people.column, judge: judge.column, cases: pairs.length, ...(isVerdict && { agreement: same / pairs.length }) };
}

function whatIsLacking({ facts }: FactsOf<"dataset">, read: Comparison | undefined): string | undefined {
  if (!read) return `has no columns with the verdicts of both people and judge${columnsOf(facts)}`;
  return read.cases < fewest ? `has both verdicts for ${read.cases} cases only (at least ${fewest} are needed)` : undefined;
}

function columnsOf({ columns }: DatasetFacts): string {
  return columns.length > 0 ? ` (it has \`${columns.slice(0, 4).join("`, `")}\`)` : "";
}

function evidenceOf(project: Project, { path }: FactsOf<"dataset">, read: Comparison | undefined): readonly Evidence[] {
  if (!read) return [];
  const { agreement, people, judge, cases } = read;
  const what = `\`${people}\` and \`${judge}\` on ${cases} cases in \`${project.relative(path)}\``;
  if (agreement === undefined) return [{ level: "present", what, at: startOf(path) }];
  if (agreement < floor)
    return [
      {
        level: "present",
        what: `low agreement: ${shareOf(agreement)} of the ${cases} cases in \`${project.relative(path)}\``,
        at: startOf(path),
      },
    ];
  return [{ level: "proven", what: `${what}: ${shareOf(agreement)} agree`, at: startOf(path) }];
}

/** Code that works out how far a judge agrees with people. */
function agreementsInCode(project: Project): readonly Evidence[] {
  return callsTo(project.python, agreementCall)
    .filter(({ call, module }) => {
      if (module.role === "docs" || module.role === "example") return false;
      const names = call.arguments.flatMap(({ value }) => namesRead(value));
      const near = [
        module.path,
        call.scope,
        ...names,
        ...module.facts.strings.filter(({ value }) => value.length < 40).map(({ value }) => value),
      ].join(" ");
      return byPeople.test(near) && /judge|grader|llm/i.test(near);
    })
    .map(({ call, at }) => ({ level: "present", what: `\`${call.name}()\` compares the judge with people`, at }));
}

/** What says by its name how far a judge is from people: `human_judge_agreement`, `judge_vs_human_mae`. */
const agreementName =
  /^(?=.*(?:^|_)(?:human|people|annotator|expert|reviewer|manual)s?(?:_|$))(?=.*(?:^|_)(?:judge|grader|llm)s?(?:_|$)).*(?:^|_)(?:agreement|agree|mae|kappa|correlation|alignment|calibration|difference|disagreement)(?:_|$)/i;

/** Functions, figures and keys of code that are called so, the first of each module. */
const namedAgreements = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap(({ role, facts, place }) => {
    if (role === "docs" || role === "example" || role === "vendored") return [];
    const named = [
      ...facts.functions.filter(({ empty }) => !empty).map(({ name, span }) => ({ name, span })),
      ...facts.assignments.flatMap(({ targets, span }) => targets.map((name) => ({ name, span }))),
      ...facts.strings.filter(({ value }) => value.length < longestName).map(({ value, span }) => ({ name: value, span })),
    ].find(({ name }) => agreementName.test(name));
    return named ? [{ level: "present", what: `\`${named.name}\` compares the judge with people`, at: place(named.span) }] : [];
  }),
);

/** Texts that are longer are no names of figures. */
const longestName = 40;

function plain(value: string): string {
  const text = value.trim().toLowerCase();
  return /^(?:1|1\.0|true|yes|pass|passed|correct)$/.test(text)
    ? "yes"
    : /^(?:0|0\.0|false|no|fail|failed|incorrect)$/.test(text)
      ? "no"
      : text;
}

function shareOf(share: number): string {
  return `${Math.round(share * 100)} %`;
}
