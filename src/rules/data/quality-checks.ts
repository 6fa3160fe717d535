import type { CodeValue } from "../../facts/code-value.js";
import { reproduces } from "../../practices/evaluation-command.js";
import { ciCommands } from "../../project/ci-commands.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import { importedFrom } from "../../project/imported-from.js";
import { callsTo, oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { reachedLooks, reachedModules } from "../../project/reached-modules.js";
import { any } from "../../project/trait.js";
import { lastPart } from "../../text/last-part.js";
import { findTool } from "../../tools/index.js";
import { nameOf } from "../../workspace/path-parts.js";
import { absentFile, claimsAt } from "../parts/claim.js";
import { guardsOf } from "../parts/data-guards.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { readsOnlyMedia } from "../parts/reads-only-media.js";
import { stopSwallowing } from "../parts/stop-swallowing.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Fix, Gap, Rule } from "../rule.js";

const checkCommand =
  /\b(?:great_expectations\s+checkpoint\s+run|gx\s+checkpoint|soda\s+scan|dbt\s+(?:test|build)|datacontract\s+(?:test|ci))\b/;
/** What a stage of DVC is called, or runs, that checks data. */
const checkStage =
  /(?:^|[^a-z])(?:valid(?:ate|ation)|expectations?|quality|(?:data|schema)[-_]checks?|check[-_](?:data|schema))(?:[^a-z]|$)/i;

export const qualityChecks: Rule = {
  title: "Data is checked where it comes in",
  why: {
    source: "A0 #4; A4 garbage in",
    text: "Garbage in equals garbage out; checks on the data have to run each time it changes, not once in a notebook.",
  },
  applies: any("pipeline", "trains"),
  stage: "pilot",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "A source's `checks` is text or a link.",
    present: "`checks` names a file that exists, or a data-quality tool is installed or configured.",
    wired:
      "A data-quality tool, a module of checks, or a filter by a function such as `is_valid`, is used by production code, or a command of one is run there; or CI or a pipeline runs the checks.",
  },
  hollow: "CI runs the checks but swallows their failure.",
  contradicted: "`checks` names a file that does not exist, or a tool that nothing shows.",
  manifest: ["data", "sources"],
  unknownWithoutManifest: true,
  fixes: [{ kind: "scaffold", title: "Add data checks", scaffold: "data-checks" }],
  *looks(project) {
    yield runInCode(productionModules(project));
    yield* reachedLooks(project);
    yield* guardsOf.steps(productionModules(project));
    for (const look of ownLooks) yield look(productionModules(project));
  },
  check(project) {
    const evidence: Evidence[] = project.withCapability("data-quality").map(toolEvidence);
    const gaps: Gap[] = [];
    const commands = ciCommands(project);
    const claims = [...(project.manifest.value.data?.sources ?? []).keys()].flatMap((index) =>
      claimsAt(project, ["data", "sources", index, "checks"]),
    );
    for (const claim of claims) {
      const tool = claim.form === "text" ? findTool(claim.value) : undefined;
      if (!claim.exists) gaps.push(absentFile(claim));
      else if (tool && !project.tool(tool.id))
        gaps.push({
          kind: "contradicted",
          message: `Checks by \`${claim.value}\` are declared, but nothing in the workspace shows ${tool.name}.`,
          at: claim.at,
        });
      else {
        const runs = claim.form === "path" ? commands.find(({ text }) => isRunBy(text, claim.value)) : undefined;
        const user = claim.form === "path" && !runs ? importerOf(project, claim.value) : undefined;
        evidence.push({
          level: runs || user ? "wired" : claim.form === "path" ? "present" : "claimed",
          what: runs
            ? `\`${runs.text}\` runs \`${claim.value}\``
            : user
              ? `\`${project.relative(user.path)}\` runs \`${claim.value}\``
              : `checks: \`${claim.value}\``,
          at: runs?.at ?? claim.at,
        });
      }
    }
    const hasCheckStage = project
      .facts("dvc")
      .some(({ facts }) => facts.stages.some(({ name, command }) => checkStage.test(`${name} ${command.value}`)));
    const runsChecks = (text: string) => checkCommand.test(text) || (hasCheckStage && reproduces.test(text));
    for (const command of ciCommandsThat(project, runsChecks)) {
      if (command.swallowed)
        gaps.push({
          kind: "hollow",
          message: `CI runs \`${command.text}\` but \`${command.swallowed.by}\` swallows its failure.`,
          at: command.at,
          related: [{ message: "Swallowed here.", at: command.swallowed.at }],
          fixes: [stopSwallowing(command.swallowed)].filter((fix) => fix !== undefined),
        });
      else evidence.push({ level: "wired", what: `CI runs \`${command.text}\``, at: command.at });
    }
    const isReached = reachedModules(project);
    evidence.push(
      ...callsTo(productionModules(project), qualityReport).flatMap(({ call, module, at }) =>
        isReached(module) ? [{ level: "wired" as const, what: `\`${call.name}()\` looks at the data's quality`, at }] : [],
      ),
    );
    evidence.push(...runInCode(productionModules(project)).flatMap(({ module, evidence: one }) => (isReached(module) ? [one] : [])));
    if (!evidence.some(({ level }) => level === "wired") && gaps.length === 0)
      evidence.push(
        ...ownLooks
          .flatMap((look) => look(productionModules(project)))
          .map((one) => {
            const runs =
              one.at && commands.find(({ text, swallowed }) => !swallowed && isRunBy(text, project.relative(one.at?.path ?? "")));
            const user = runs || !one.at ? undefined : importerOf(project, project.relative(one.at.path));
            return runs || user ? { ...one, level: "wired" as const } : one;
          }),
      );
    const unasked = evidence.length === 0 && gaps.length === 0 ? madeForOthers(project) : undefined;
    // What its code does to the data of others is looked at all the same.
    if (unasked) return { evidence, gaps, unknown: unasked };
    if (evidence.length === 0 && gaps.length === 0 && readsOnlyMedia(project))
      return {
        evidence,
        gaps,
        unknown:
          "It learns from images or sound; which files its loaders leave out is not seen. Say in a source's `checks` what checks them.",
      };
    if (evidence.length === 0 && gaps.length === 0)
      return {
        evidence,
        gaps: [
          {
            kind: "missing",
            message:
              "Nothing checks the data: no declared `checks`, no Pandera, Great Expectations, Soda, dbt tests or the like were found.",
            fixes: [nameChecks("TODO: tests/data/test_source.py")],
          },
        ],
      };
    const found = evidence.find(({ level, at }) => level === "present" && at)?.at;
    if (gaps.length === 0 && !evidence.some(({ level }) => level === "wired"))
      gaps.push({
        kind: "weak",
        message: "Data checks exist, but neither production code, a pipeline nor CI runs them.",
        at: evidence[0]?.at,
        fixes: claims.length === 0 && found ? [nameChecks(project.relative(found.path))] : [],
      });
    return { evidence, gaps };
  },
};

/** Reports of Evidently on the data itself; that it drifts, or how good predictions are, is another question. */
const qualityReport =
  /^evidently\.(?:\w+\.)*(?:Data(?:Quality|Stability|Summary)\w*|DatasetMissingValues\w*|Test(?:Column|NumberOf|ShareOf)\w*)$/;

/** The declaration of what checks a source. */
function nameChecks(value: string): Fix {
  return { kind: "manifest", title: "Name the data checks", path: ["data", "sources", 0, "checks"], value };
}

const frames = /^(?:pandas|polars|pyspark|dask|pyarrow|duckdb|modin|geopandas)(?:\.|$)/;

/** The project's own checks of data frames: wired where production calls or imports them. `check_dataset` of YOLO's kin looks for files. */
const ownChecks = oncePerModules((modules): readonly Evidence[] => {
  const own = guardsOf(modules)
    .filter(({ what }) => what !== "`check_dataset()`")
    .filter(({ isOfRequests, module }) => !isOfRequests && module.facts.imports.some(({ module: name }) => frames.test(name)));
  if (own.length === 0) return [];
  // A program that only checks has to be run by something.
  const users = modules.filter((module) => !isCheckingProgram(module));
  const called = new Set(
    users.flatMap(({ facts }) => [...facts.calls.map(({ name }) => lastPart(name)), ...facts.imports.flatMap(({ name }) => name ?? [])]),
  );
  return own.map(({ what, at }) => ({ level: called.has(/^`(\w+)\(\)`/.exec(what)?.[1] ?? "") ? "wired" : "present", what, at }));
});

/** Calls that only speak of a command. */
const speaks = /(?:^|[._])(?:print|log\w*|debug|info|warning|error|exception|echo|secho|add_argument|\w*(?:Error|Exception))$/;
/** Functions of one's own, and of dbt and Dagster, that take what dbt should do: `run_dbt("test")`, `dbtRunner().invoke(["build"])`. */
const asksDbt =
  /(?:^|[._])(?:(?:run|invoke|execute|call)_dbt\w*|dbt(?:_(?:run|cli|command|task|invoke)\w*)?\.cli|dbt_(?:run|cli|command|invoke)\w*|run_dbt)$|dbtRunner\(\)\.invoke$/;
const dbtTests = /^(?:test|build)(?:\s|$)/;

/** Where production code runs the checks: by a process, a task of an orchestrator, or dbt's own runner. */
const runInCode = oncePerModules((modules): readonly { readonly module: PythonModule; readonly evidence: Evidence }[] =>
  modules.flatMap((module) => {
    const { calls, assignments } = module.facts;
    const run = calls.find(({ name, arguments: given }) => {
      if (speaks.test(name)) return false;
      const texts = given.map(({ value }) => textOf(value));
      return texts.some((text) => checkCommand.test(text)) || (asksDbt.test(name) && dbtTests.test(texts[0] ?? ""));
    });
    const span = run?.span ?? assignments.find(({ value }) => value.kind === "list" && checkCommand.test(textOf(value)))?.span;
    const what = run ? `\`${run.name}()\` runs the checks` : "a command that runs the checks";
    return span ? [{ module, evidence: { level: "wired", what, at: module.place(span) } }] : [];
  }),
);

/** What is written out of a command, its words parted by blanks. */
function textOf(value: CodeValue): string {
  if (value.kind === "string") return value.value;
  if (value.kind === "list") return value.items.map(textOf).join(" ");
  return value.kind === "format" ? value.parts.map((part) => (part.kind === "string" ? part.value : " ")).join("") : "";
}

/** Functions that say whether a row is fit to learn from. */
const fit =
  /^(?:is|has|filter|keep)_(?:\w+_)?(?:valid|in_(?:\w+_)?range|(?:not|non)_(?:empty|null|none)|clean|corrupt\w*|usable)(?:_\w+)?$/;

/** Filters of data sets by such a function of the module's own: `data.filter(is_in_range)`, `partial(data.filter, function=is_valid)`. */
const refusals = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap((module) => {
    const own = new Set(module.facts.functions.flatMap(({ name, empty }) => (fit.test(name) && !empty ? [name] : [])));
    if (own.size === 0) return [];
    return module.facts.calls.flatMap((call) =>
      call.arguments.flatMap(({ name, value }) =>
        value.kind === "name" && own.has(value.value) && (name === "function" || lastPart(call.name) === "filter")
          ? [{ level: "wired" as const, what: `rows are left out by \`${value.value}()\``, at: module.place(call.span) }]
          : [],
      ),
    );
  }),
);

const checkingProgram = /(?:^|\/)(?:validate|check|verify)_(?:\w+_)?(?:data|datasets?|records|inputs?)\.py$/;

/** Programs that are there to check the data, and that refuse some. */
const checkingPrograms = oncePerModules((modules): readonly Evidence[] =>
  modules.filter(isCheckingProgram).map(({ path, place, facts: { mainGuard } }) => ({
    level: "present",
    what: `\`${nameOf(path)}\``,
    at: place(mainGuard ?? { start: 0, end: 0 }),
  })),
);

/** A function of a program's own that is told what has to hold, and how it is called. */
const holds = /^_?(?:check|expect|gate|require|must|verify)$/;
const ofData =
  /\bleak|\bnans?\b|\bnulls?\b|\bmissing\b|\bduplicat|\bmask|\bnormali[sz]|\bsplits?\b|\brows?\b|\bcolumns?\b|\blabels?\b|\brange\b|\bimput/i;
const fewestStatements = 3;

/** Programs that make data and stop unless what they say of it holds: `check(frame.notna().all(), "no nulls")`, again and again. */
const gatedPrograms = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap(({ facts, place }) => {
    const own = new Set(facts.functions.flatMap(({ name, empty }) => (holds.test(name) && !empty ? [name] : [])));
    if (own.size === 0 || !facts.mainGuard || !facts.calls.some(({ name }) => /^(?:sys\.exit|SystemExit)$/.test(name))) return [];
    const statements = facts.calls.filter(
      ({ name, arguments: given }) => own.has(name) && given.some(({ value }) => ofData.test(textOf(value))),
    );
    const [first] = statements;
    return first && statements.length >= fewestStatements
      ? [{ level: "wired", what: `\`${first.name}()\` stops where the data is not as it says`, at: place(first.span) }]
      : [];
  }),
);

const ownLooks = [ownChecks, checkingPrograms, refusals, gatedPrograms];

function isCheckingProgram({ path, facts }: PythonModule): boolean {
  return checkingProgram.test(path) && facts.mainGuard !== undefined;
}

/** Whether a command runs a file: by its path, by a folder that it is in, or with all tests. */
function isRunBy(command: string, file: string): boolean {
  const words = command.split(/[\s"'=;&|()]+/).map((word) => word.replace(/^\.\//, "").replace(/\/$/, ""));
  const path = file.replace(/^\.\//, "").replace(/\/$/, "");
  const isNamed = words.some((word) => word !== "" && (word.split("::")[0] === path || path.startsWith(`${word}/`)));
  return isNamed || (/\bpytest(?:\s+-\S+)*\s*$/.test(command) && !isPlainModule.test(path));
}

/** Code that no run of the tests collects. */
const isPlainModule = /(?:^|\/)(?!test_)[^/]+(?<!_test)\.py$/;

/** The production code that imports a module of checks. */
function importerOf(project: Project, file: string): PythonModule | undefined {
  const checks = project.python.find(({ path }) => path === project.resolve(file));
  if (checks?.role !== "production") return undefined;
  return productionModules(project).find((one) => one !== checks && importedFrom(project, [one], () => false).has(checks));
}
