import type { PythonFunction } from "../../facts/python-facts.js";
import { feedback as collection } from "../../practices/feedback.js";
import { asleepAt } from "../../project/asleep-at.js";
import type { Evidence } from "../../project/evidence.js";
import { innerScope } from "../../project/inner-scope.js";
import { modulesWith } from "../../project/modules-with.js";
import { oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { lastPart } from "../../text/last-part.js";
import { askingPeople } from "../parts/asking-people.js";
import { absentFile, claimAt, claimEvidence, claimsAt } from "../parts/claim.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { maturedLabels, maturedLooks } from "../parts/matured-labels.js";
import { noModel } from "../parts/no-model.js";
import type { Gap, Rule } from "../rule.js";

const collector = /(?:^|_)(?:feedbacks?|thumbs?_?(?:up|down)?|votes?|rate|rating)(?:_|$)/;
const route = /\/(?:feedback|votes?|rate|rating|thumbs?)(?![\w-])/i;
/** What leaves no trace of what a user said: logs, prints, and answers to the request. */
const keepsNothing =
  /^print$|(?:^|[._])(?:\w*logg(?:er|ing)|logs?)(?:\(\))?\.\w+$|(?:^|\.)(?:jsonify|JSONResponse|Response|dict|str|int|len|getattr|HTTPException|status|get_json|now|utcnow|isoformat|strip|lower|model_dump|dict|get)$|^fastapi\./i;

/** Code of one's own that takes what users make of answers, by its names. */
const takesJudgements =
  /(?:^|[/_])(?:corrections?|user_edits?|satisfaction|csat|nps|surveys?|user_ratings?|answer_ratings?|message_ratings?)(?:[/_]|$)|(?:^|[/_])(?:report|flag|rate|correct|mark)_(?!limit)(?:\w+_)?(?:answers?|messages?|responses?|(?:as_)?helpful)(?:_|$)|(?:^|[/_])(?:user|message|answer|chat|response)_?feedback|(?:^|[/_])(?:set|save|store|add|record)_(?:message|answer|response)_(?:evaluation|reaction)s?(?:_|$)/;

/** Reads what was collected. */
const readCall =
  /(?:^|[._])(?:load|get|read|fetch|list|query|export|analy[sz]e|summari[sz]e|review|import|collect|aggregate|count)_(?:\w+_)?(?:feedbacks?|ratings?|votes?|scores?)(?:_|$)|(?:^|\.)(?:get|load|fetch|list|query|export|read)\w*(?:Feedback|Vote|Rating)s?(?:By\w+|For\w+)?$|feedbacks?\w*\.(?:find|findMany|findFirst|aggregate|groupBy|select|query|all|filter|count)$/i;
/** Tools in whose own pages people look through feedback, or label data. */
const reviewedThere = /langfuse|langsmith|argilla|label[ -]?studio|phoenix|opik|weave|posthog|trubrics|prodigy|literal|lunary|mlflow/i;
const query = /\bfrom\s+[`"]?(?:\w+\.)?\w*(?:feedback|ratings?|votes?)\b/i;
/** A route that hands out what was collected. */
const readRoute =
  /\/(?:get|list|fetch|export|read|load)[-_](?:\w+[-_])*feedback|\/feedbacks?[-_/](?:analytics|stats|statistics|summary|report|export)\b/i;
const file = /feedback[\w-]*\.(?:csv|jsonl?|parquet|db|sqlite3?)$/i;

export const feedback: Rule = {
  title: "Users' feedback is collected and comes back as data",
  why: {
    source: "A1",
    text: "Figures are enriched by asking users directly whether answers are useful; what they correct can train or test the next version: a great feedback loop.",
  },
  applies: "serves",
  stage: "production",
  weight: 2,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`monitoring.feedback` says where it is kept.",
    present: "The code that `monitoring.feedback.collected_in` names exists, or feedback is collected.",
    wired:
      "A route, call or tool takes feedback in, and code, a query or people who are named read it back; or a job on a schedule joins what came true to the predictions.",
  },
  hollow: "What takes feedback in only logs it.",
  contradicted: "The code that `monitoring.feedback.collected_in` names does not exist.",
  manifest: ["monitoring", "feedback"],
  fixes: [
    {
      kind: "manifest",
      title: "Say where feedback is collected",
      path: ["monitoring", "feedback"],
      value: { collected_in: "TODO: app/feedback.py", stored_in: "TODO: postgres", reviewed: "TODO: weekly" },
    },
  ],
  limits:
    "Feedback that a form, a survey or another service collects can only be declared. Unknown, and no finding, where no language model answers, where people are asked before an agent goes on, and where code of one's own is named for corrections or ratings.",
  appliesUnless: noModel,
  *looks(project) {
    yield* madeHereLooks(project);
    yield* maturedLooks(project);
  },
  check(project) {
    const gaps: Gap[] = [];
    const collected = claimsAt(project, ["monitoring", "feedback", "collected_in"]);
    const kept = claimAt(project, ["monitoring", "feedback", "stored_in"]);
    const reviewed = claimAt(project, ["monitoring", "feedback", "reviewed"]);
    gaps.push(...collected.filter(({ exists }) => !exists).map(absentFile));
    const labelling = project.withCapability("labelling").map(({ tool }) => `${tool.name}:`);
    const found = collection
      .find(project)
      .filter(({ what }) => !labelling.some((name) => what.startsWith(name)))
      .map((one): Evidence => ({ ...one, level: "wired" }));
    const evidence = [...found, ...collected.flatMap(claimEvidence)];
    for (const claim of [kept, reviewed]) if (claim) evidence.push({ level: "claimed", what: `\`${claim.value}\``, at: claim.at });
    if (gaps.length > 0) return { evidence, gaps };
    // Where the world answers by itself, nobody has to be asked.
    const matured = maturedLabels(project);
    if (matured.length > 0) return { evidence: [...evidence, ...matured], gaps };
    const lost = lostFeedback(ownModules(project));
    if (lost && found.every(({ at }) => at?.path === lost.module.path))
      return {
        evidence,
        gaps: [
          {
            kind: "hollow",
            message: `\`${lost.function.name}()\` takes feedback in and only logs it, so it is lost as data. Store it with the answer that it is about.`,
            at: lost.module.place(lost.function.span),
          },
        ],
      };
    const idle = unreachedModule(project, found);
    if (idle)
      return {
        evidence: [],
        gaps: [
          {
            kind: "weak",
            message: `\`${project.relative(idle.path)}\` takes feedback in, but no code of the service imports it. Include its route.`,
            at: found[0]?.at,
          },
        ],
      };
    if (evidence.length === 0 && !project.traits.llm.value)
      return {
        evidence,
        gaps,
        unknown: "Whether what was predicted came true is mostly found out elsewhere; say in `monitoring.feedback` where.",
      };
    const [asked] = evidence.length === 0 ? askingPeople(project) : [];
    const own = evidence.length === 0 ? madeHere(project, takesJudgements) : undefined;
    if (asked) return { evidence, gaps, unknown: `${asked.what} about answers; whether what they say is kept as data is not seen.` };
    if (own) return { evidence, gaps, unknown: `${own.what} is named for what users say of answers; whether that is kept is not seen.` };
    if (evidence.length === 0)
      gaps.push({
        kind: "missing",
        message: "No route, call or tool that collects feedback was found, so users cannot say whether an answer was right.",
        fixes: [{ kind: "scaffold", title: "Add a route and a store for feedback", scaffold: "feedback" }],
      });
    else if (found.length === 0)
      gaps.push({ kind: "weak", message: "Feedback is declared, but no code that collects it was recognised.", at: evidence[0]?.at });
    else if (!reviewed && !comesBack(project, found))
      gaps.push({
        kind: "partial",
        message:
          "Feedback is collected here, but no query, evaluation or training reads it back. Use it, or say in `monitoring.feedback.reviewed` how often someone does.",
        at: found[0]?.at,
        fixes: [
          {
            kind: "manifest",
            title: "Say how often someone reads it",
            path: ["monitoring", "feedback", "reviewed"],
            value: "TODO: weekly",
          },
        ],
      });
    return { evidence, gaps, share: 0.5 };
  },
};

/** The module that all collection stands in, where production does not run it. */
function unreachedModule(project: Project, found: readonly Evidence[]): PythonModule | undefined {
  const paths = new Set(found.map(({ at }) => at?.path));
  const [only] = paths;
  return paths.size === 1 ? asleepAt(project, only) : undefined;
}

interface Collector {
  readonly function: PythonFunction;
  readonly module: PythonModule;
}

/** A function that takes feedback in and does nothing that would keep it. */
const lostFeedback = oncePerModules((modules): Collector | undefined => {
  for (const module of modules) {
    const { functions, calls, assignments } = module.facts;
    for (const one of functions) {
      const isRoute = one.decorators.some(({ arguments: [first] }) => first?.value.kind === "string" && route.test(first.value.value));
      if (!isRoute || !collector.test(one.name)) continue;
      const inside = innerScope(one);
      const own = calls.filter(({ scope }) => scope === inside);
      const logs = own.some(({ name }) => /print$|log/i.test(name));
      const sets = assignments.some(({ scope, targets }) => scope === inside && targets.some((target) => /[.[]/.test(target)));
      if (logs && !sets && own.every(({ name }) => keepsNothing.test(name))) return { function: one, module };
    }
  }
  return undefined;
});

/** Whether something reads feedback that others wrote. */
function comesBack(project: Project, found: readonly Evidence[]): boolean {
  if (found.some(({ what }) => reviewedThere.test(what))) return true;
  const { data, evals } = project.manifest.value;
  const declared = [...(data?.sources ?? []).map(({ name }) => name), ...(evals ?? []).flatMap(({ dataset }) => dataset ?? [])];
  if (declared.some((name) => /feedback/i.test(name))) return true;
  const named = [...project.facts("dvc").flatMap(({ facts }) => facts.stages.map(({ name }) => name)), ...project.files];
  if (named.some((name) => /feedback[^/]*\.(?:sql|ipynb)$/i.test(name))) return true;
  return (
    isReadBack(ownModules(project)) ||
    isColumnRead(ownModules(project)) ||
    ownScripts(project).some(
      ({ facts }) => facts.calls.some(({ name }) => readCall.test(name)) || facts.strings.some(({ value }) => query.test(value)),
    )
  );
}

const isReadBack = oncePerModules((modules) =>
  modules.some(({ facts }) => {
    const isRead = facts.calls.some(
      ({ name, arguments: given }) =>
        readCall.test(name) ||
        (/(?:^|\.)(?:query|select|find|read_\w+|open)$/.test(name) &&
          given.some(
            ({ value }) =>
              (value.kind === "name" && /Feedback|Rating$/.test(value.value)) || (value.kind === "string" && file.test(value.value)),
          )),
    );
    return (
      isRead ||
      facts.functions.some((one) => readCall.test(one.name) || searchesFeedback(one)) ||
      facts.strings.some(({ value }) => query.test(value) || readRoute.test(value))
    );
  }),
);

/** Columns that say nothing of what a user said. */
const ofEveryRow = /^(?:id|\w+_id|created_at|updated_at|timestamp|status|user|session)$/;
const selects = /(?:^|\.)(?:select|query|where|filter|filter_by|with_entities|is_not|isnot|count|avg|func\.\w+)$/;

/** Whether other code selects the column that a route for feedback fills: `update(Log).values(actual=…)`, then `select(Log.actual)`. */
const isColumnRead = oncePerModules((modules) => {
  const filled = modules.flatMap(({ facts }) =>
    facts.functions
      .filter(({ decorators }) => decorators.some(({ arguments: [path] }) => path?.value.kind === "string" && route.test(path.value.value)))
      .flatMap((one) => {
        const inside = innerScope(one);
        const given = facts.calls.filter(({ scope, name }) => scope === inside && /(?:^|\.)values$/.test(name));
        const set = facts.assignments.filter(({ scope }) => scope === inside).flatMap(({ targets }) => targets);
        return [
          ...given.flatMap(({ arguments: values }) => values.flatMap(({ name = "" }) => name)),
          ...set.flatMap((target) => (/\.\w+$/.test(target) ? lastPart(target) : [])),
        ];
      }),
  );
  const columns = new Set(filled.filter((name) => name !== "" && !ofEveryRow.test(name)));
  if (columns.size === 0) return false;
  return modulesWith(modules, { calls: selects }).some(({ facts }) =>
    facts.calls.some(
      ({ name, arguments: given }) =>
        selects.test(name) &&
        given.some(({ value }) => value.kind === "name" && /\./.test(value.value) && columns.has(lastPart(value.value))),
    ),
  );
});

/** `SuggestionFeedbackStore.find_similar()` looks through what was collected. */
function searchesFeedback({ name, scope, empty }: PythonFunction): boolean {
  return !empty && /feedback/i.test(scope) && /^(?:find|search|query|fetch|list|load|export|select)_/.test(name);
}
