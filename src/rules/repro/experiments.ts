import { experimentTracking } from "../../practices/experiment-tracking.js";
import type { Evidence } from "../../project/evidence.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { DetectedTool, Project } from "../../project/project.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { isUseUnseen, toolVerdict } from "../parts/tool-claim.js";
import type { Rule } from "../rule.js";

export const experiments: Rule = {
  title: "Training runs are tracked",
  why: { source: "A0 #6", text: "Without experiment tracking nobody can say which parameters and data gave the model that runs." },
  applies: "trains",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`experiments.tool` names a tracker.",
    present: "A tracker is among the dependencies.",
    wired:
      "Code calls the tracker (MLflow, Weights & Biases, TensorBoard, DVCLive, …), a trainer's configuration reports to one, or a locked pipeline of DVC keeps the figures of each run.",
  },
  contradicted: "`experiments.tool` names a tracker that nothing in the workspace shows.",
  manifest: ["experiments"],
  unknownWithoutManifest: true,
  fixes: [{ kind: "manifest", title: "Name the experiment tracker", path: ["experiments"], value: { tool: "TODO: mlflow" } }],
  limits: "Unknown where a table of one's own keeps runs with their parameters and figures.",
  appliesUnless: madeForOthers,
  check(project) {
    const verdict = toolVerdict(project, ["experiments", "tool"], ["experiment-tracking"]);
    const { gaps } = verdict;
    const tools = verdict.tools.filter((tool) => !isOfSibling(project, tool));
    const others = verdict.tools.filter((tool) => !tools.includes(tool)).map((tool) => `${tool.tool.name}:`);
    const evidence = verdict.evidence.filter(({ what }) => !others.some((name) => what.startsWith(name)));
    evidence.push(...keptByDvc(project), ...tools.flatMap((tool) => switchedOn(project, tool)));
    if (gaps.length > 0 || evidence.some(({ level }) => level === "wired") || tools.some(({ level }) => level === "wired"))
      return { evidence, gaps };
    const reports = experimentTracking.find(project).filter(({ level }) => level === "wired");
    if (reports.length > 0) return { evidence: [...evidence, ...reports], gaps };
    const [table] = evidence.length === 0 ? tablesOfRuns(productionModules(project)) : [];
    if (table)
      return {
        evidence,
        gaps,
        unknown: `${table.what} keeps parameters and figures of trainings; whether of each run is not seen. Say so in \`experiments\`.`,
      };
    if (evidence.length === 0)
      return {
        evidence,
        gaps: [
          {
            kind: "missing",
            message:
              "No experiment tracker keeps the training runs: none (MLflow, Weights & Biases, TensorBoard …) is imported or reported to.",
          },
        ],
      };
    if (tools.some((tool) => isUseUnseen(project, tool))) return { evidence, gaps };
    const name = tools[0]?.tool.name ?? "The tracker";
    return {
      evidence,
      gaps: [
        { kind: "weak", message: `${name} is ${tools.length > 0 ? "installed" : "declared"}, but no code calls it.`, at: evidence[0]?.at },
      ],
    };
  },
};

/** Weave, which traces calls of language models, signs in by the variables of the tracker of the same house. */
function isOfSibling(project: Project, { tool, evidence }: DetectedTool): boolean {
  return tool.id === "wandb" && evidence.every(({ kind }) => kind === "env") && project.tool("weave") !== undefined;
}

/** Where the configuration of a trainer says that it reports to a tracker; the trainer's own library calls it. */
function switchedOn(project: Project, { tool, evidence }: DetectedTool): readonly Evidence[] {
  const files = new Set(project.facts("configuration").flatMap(({ path, role }) => (role === "production" ? [path] : [])));
  const setting = evidence.find(({ kind, at }) => kind === "config" && at && files.has(at.path));
  return setting ? [{ level: "wired", what: `${tool.name} is switched on`, at: setting.at }] : [];
}

/** What DVC locks of a run: its data, its parameters and the figures that it gave, in each commit. */
function keptByDvc(project: Project): readonly Evidence[] {
  const dvc = project.facts("dvc");
  if (!dvc.some(({ facts }) => facts.role === "lock")) return [];
  return dvc
    .flatMap(({ path, facts }) =>
      facts.role === "pipeline"
        ? facts.stages.filter(({ metrics }) => metrics.length > 0).map(({ name, span }) => ({ name, at: { path, span } }))
        : [],
    )
    .map(({ name, at }): Evidence => ({ level: "wired", what: `DVC keeps the figures of \`${name}\` with each run`, at }));
}

const table = /^(?:Base|Model|SQLModel|Document|DeclarativeBase)$|\.(?:Base|Model|SQLModel|Document|DeclarativeBase)$/;
const parameters = /^(?:hyper_?)?param(?:eter)?s?(?:_json)?$|^(?:training_)?config(?:uration)?$/i;
const figures = /^(?:\w+_)?(?:metrics?|scores?)(?:_json)?$/i;

/** Tables of a database that hold runs of training with their parameters and figures. */
const tablesOfRuns = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap(({ facts, place }) =>
    facts.classes
      .filter(({ name, bases }) => /train|experiment|run(?:s|$|[A-Z_])|trial/i.test(name) && bases.some((base) => table.test(base)))
      .filter(({ name, fields }) => {
        const columns = [
          ...fields.map((field) => field.name),
          ...facts.assignments.flatMap(({ scope, targets }) => (scope === name ? targets : [])),
        ];
        return columns.some((one) => parameters.test(one)) && columns.some((one) => figures.test(one));
      })
      .map(({ name, span }): Evidence => ({ level: "present", what: `\`${name}\``, at: place(span) })),
  ),
);
