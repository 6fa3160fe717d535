import { dotted } from "../../practices/dotted.js";
import { seen } from "../../practices/evidence-of.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, oncePerModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { lastPart } from "../../text/last-part.js";
import { startOf } from "../../text/span.js";
import { absentFile, type Claim, claimAt, claimEvidence, claimsAt } from "../parts/claim.js";
import { unwrittenGap } from "../parts/unwritten-document.js";
import type { Gap, Rule } from "../rule.js";

const section = ["labels", "synthetic"] as const;
/** What makes labels, or examples with their labels. Oversampling and augmentation only repeat what people gave. */
const maker = dotted(
  "snorkel.**.*LabelModel",
  "snorkel.**.*LabelVoter",
  "distilabel.**.Pipeline",
  "autolabel.**",
  "sdv.**.*Synthesizer",
  "ctgan.*",
  "synthcity.**",
  "be_great.GReaT",
  "gretel_client.**",
  "deepeval.synthesizer.*",
  "ragas.testset.**",
  "giskard.rag.generate_testset",
  "llama_index.**.generate_question_context_pairs",
  "llama_index.**.generate_qa_embedding_pairs",
);
const makerFunction =
  /^_?(?:pseudo_label\w*|(?:auto|weak|llm|gpt)_label\w*|label_with_(?:llm|gpt|claude|model)\w*|(?:generate|create|make|build)_(?:synthetic|fake|artificial)_(?:labels?|data|dataset|examples?|samples?|rows|records|instances)\w*|(?:generate|create)_(?:instruction|qa|question)_(?:data|dataset|pairs)\w*)$/;

export const synthetic: Rule = {
  title: "Labels made by a model are declared and checked against real ones",
  why: {
    source: "A0 #1",
    text: "Synthetic data can fill gaps and is no cure-all: made without understanding the underlying patterns it reinforces biases or misses what matters.",
  },
  applies: "labels",
  stage: "pilot",
  weight: 2,
  asks: "claimed",
  evidence: {
    claimed: "`labels.synthetic` gives their share, and how they were validated; a share of 0 says that there are none.",
    present: "`labels.synthetic.validated_by` names a file that exists.",
  },
  hollow: "The check computes nothing, or its document holds little more than headings.",
  contradicted: "The share is 0 but code makes such labels, or the file of the check does not exist.",
  manifest: section,
  limits: "Knows common libraries for synthetic and weak labels, and functions by their names; unknown where neither shows.",
  check(project) {
    const declared = project.manifest.value.labels?.synthetic;
    const [made] = makersIn(project.python);
    if (!declared) return undeclared(made);
    const share = claimAt(project, [...section, "share"]);
    if (declared.share === 0 && share) {
      const evidence: Evidence = { level: "claimed", what: "no label is synthetic", at: share.at };
      const gap: Gap = {
        kind: "contradicted",
        message: "No synthetic labels are declared, but code makes some. Give their share and the check against real ones.",
        at: share.at,
        related: made?.at ? [{ message: `${made.what}.`, at: made.at }] : [],
      };
      return { evidence: [evidence], gaps: made ? [gap] : [] };
    }
    const checks = claimsAt(project, [...section, "validated_by"]);
    const evidence: Evidence[] = [
      ...(share ? [{ level: "claimed" as const, what: `a share of ${share.value}`, at: share.at }] : []),
      ...checks.flatMap(claimEvidence),
    ];
    const gaps = checks.flatMap((check) => checkGap(project, check) ?? []);
    if (!share)
      gaps.push({ kind: "partial", message: "Synthetic labels are declared without their share. Add `labels.synthetic.share`, 0 to 1." });
    if (checks.length === 0)
      gaps.push({
        kind: "partial",
        message: "Nothing checks the synthetic labels against labels made by people. Name the check in `labels.synthetic.validated_by`.",
        at: share?.at,
        fixes: [
          {
            kind: "manifest",
            title: "Name the check",
            path: [...section, "validated_by"],
            value: "TODO: labels/synthetic-check.ipynb",
          },
        ],
      });
    return { evidence, gaps, share: 0.5 };
  },
  noFix: "Which share of the labels is synthetic is for people to count; the manifest takes it as `labels.synthetic.share`.",
};

function undeclared(made: Evidence | undefined): { evidence: Evidence[]; gaps: Gap[]; unknown?: string } {
  if (!made)
    return {
      evidence: [],
      gaps: [],
      unknown: "Nothing shows labels made by a model or a program. If there are none, `labels: { synthetic: 0 }` says so.",
    };
  const message = `${made.what}, but \`labels.synthetic\` says nothing of it. Declare the share and the check against real labels.`;
  return { evidence: [], gaps: [{ kind: "missing", message, at: made.at }] };
}

function checkGap(project: Project, check: Claim): Gap | undefined {
  if (!check.exists) return absentFile(check);
  if (check.form === "text")
    return { kind: "weak", message: "The check of the synthetic labels is only described. Name the file that does it.", at: check.at };
  if (check.form !== "path") return undefined;
  const module = project.python.find(({ path }) => path === project.resolve(check.value));
  if (module && module.facts.depth === "full" && module.facts.calls.length === 0)
    return { kind: "hollow", message: `\`${check.value}\` computes nothing, so it checks no label.`, at: startOf(module.path) };
  return unwrittenGap(project, check.value);
}

const makersIn = oncePerModules((all): readonly Evidence[] => {
  const modules = all.filter(({ role }) => role === "production" || role === "notebook");
  const called = callsTo(modules, maker).map(({ call, at }) => seen("wired", `\`${lastPart(call.name)}()\` makes labels or examples`, at));
  return [...called, ...own(modules)];
});

function own(modules: readonly PythonModule[]): readonly Evidence[] {
  return modules.flatMap(({ facts, place }) =>
    facts.functions
      .filter(({ name, empty }) => !empty && makerFunction.test(name))
      .map(({ name, span }) => seen("present", `\`${name}()\` makes labels or examples`, place(span))),
  );
}
