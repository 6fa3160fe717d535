import { asleepAt } from "../../project/asleep-at.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { importedFrom } from "../../project/imported-from.js";
import { modulesWith } from "../../project/modules-with.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { lastPart } from "../../text/last-part.js";
import { startOf } from "../../text/span.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { noModel } from "../parts/no-model.js";
import { reachedTools } from "../parts/reached-tools.js";
import { toolEvidence } from "../parts/tool-claim.js";
import { tracedByVariable } from "../parts/traced-by-variable.js";
import { withoutServer } from "../parts/without-server.js";
import type { Gap, Rule } from "../rule.js";

/** Not the id of a run, a job or a session: those are of something else than one answer. */
const identifier =
  /^(?:x[-_])?(?:request|correlation|trace|prediction|inference|interaction|conversation|thread|chat|message|answer|response)[-_]?id$/i;
const correlating = /(?:^|\.)(?:CorrelationIdMiddleware|RequestIDMiddleware|RequestIdMiddleware|RequestIdPlugin|CorrelationIdPlugin)$/;
/** Of many predictions at once only what keeps them for good: what logs them reports on a training, and `insert_links_in_answer` writes a text. */
const keeping =
  /(?:^|_)(?:(?:save|store|record|insert|persist|write|capture|add)_(?!\w*_(?:in|into|to|from|of|for|with)_)(?:\w+_)?(?:predictions?|inferences?|interactions?|conversations?|responses?|answers?|requests?|messages?|chats?|generations?)|log_(?:\w+_)?(?:prediction|inference|interaction|conversation|response|answer|request))$/;
/** `capture_message` of an error tracker reports what somebody wrote. */
const errorTracker = /^(?:sentry_sdk|rollbar|bugsnag|raven|honeybadger)\b/;
const keepingInScript =
  /^(?:log|save|store|record|insert|persist|create|append|upsert)\w*(?:Predictions?|Inferences?|Interactions?|Conversations?|Messages?|Chats?)$/;
/** Switches by which traces keep prompts and answers. */
const recording = /CONTENT_RECORDING|CAPTURE_MESSAGE_CONTENT|TRACE_CONTENT|RECORD_(?:INPUTS|PROMPTS)/;
const capturing = /(?:^|\.)DataCaptureConfig$|\.(?:ModelDataCollector|Collector)$/;
/** The id of one prediction as a column, beside which a table of predictions is written. */
const predictionId = /^(?:prediction|inference)[-_]?id$/i;
const writesTable =
  /(?:^|[._])(?:(?:write|save|upload|store|put|append|insert)_(?:\w+_)?(?:parquet|csv|jsonl?|table|s3|sql|bigquery|rows_json)\w*|to_(?:parquet|sql|gbq|delta|csv))$/;
const record = /^(?:Prediction|Inference|Interaction|Conversation|ChatMessage|Message|Generation)(?:Log|Record|Row|Model|Table|DB)?s?$/;
/** Tables of what was asked and answered. */
const keptTable = /^(?:chat_?)?(?:conversations?|messages?|chats?|interactions?|predictions?|generations?|chat_?(?:history|logs?))$/i;
const insertsInto =
  /\binsert\s+into\s+[`"]?(?:\w+\.)?(?:chat_)?(?:conversations?|messages?|chats?|interactions?|predictions?|inferences?|generations?|chat_(?:history|logs?)|prediction_logs?)\b/i;
const stored = /(?:^|\.)(?:Base|SQLModel|Model|Document|DeclarativeBase)$/;

export const debuggable: Rule = {
  title: "One prediction can be found by its id, and run again",
  why: {
    source: "A0 #6; MLTS Infra 5",
    text: "Issues have to be traced back to their source; somebody who meets a wrong answer must be able to follow that one example through the model.",
  },
  applies: "serves",
  stage: "production",
  weight: 1,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`serving[].replay` is text or a link.",
    present: "The file that `serving[].replay` names.",
    wired: "Requests carry an id or a trace, and what went in and came out is kept; or a platform that keeps both for language models.",
  },
  contradicted: "The file that `serving[].replay` names does not exist.",
  manifest: ["serving"],
  fixes: [
    {
      kind: "manifest",
      title: "Say how one prediction is run again",
      path: ["serving", 0, "replay"],
      value: "TODO: by its id, from the table of predictions",
    },
  ],
  limits: "Ids that a mesh or gateway adds, and stores that it fills, are not seen. Whether a replay gives the same answer is not tried.",
  appliesUnless: noModel,
  offByDefault:
    "What went in and came out is kept in more ways than are seen: logs, files of runs, tables that a framework fills. Of 15 findings of the last three looks at repositories read for the first time, 6 were right and 9 wrong.",
  *looks(project) {
    yield idsIn(serving(project));
    yield recordsIn(productionModules(project));
    yield keptIn(serving(project));
  },
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const kept: Evidence[] = [];
    for (const index of (project.manifest.value.serving ?? []).keys()) {
      const claim = claimAt(project, ["serving", index, "replay"]);
      if (claim && !claim.exists) gaps.push(absentFile(claim));
      else if (claim)
        kept.push({ level: claim.form === "path" ? "present" : "claimed", what: `replayed by \`${claim.value}\``, at: claim.at });
    }
    const byVariable = tracedByVariable(project);
    const platforms = [
      ...reachedTools(project, project.withCapability("llm-observability"))
        .map(withoutServer)
        .filter(({ level }) => level === "wired")
        .map(toolEvidence),
      ...(byVariable ? [byVariable] : []),
    ];
    const traced = [
      ...idsIn(serving(project)).filter(({ at }) => !asleepAt(project, at?.path) && !isBeside(at?.path)),
      ...idsInScripts(project),
      ...reachedTools(project, project.withCapability("tracing"))
        .map(withoutServer)
        .filter(({ level }) => level === "wired")
        .map(toolEvidence),
    ];
    // A record of an answer has an id of its own.
    const records = [...recordsIn(productionModules(project)), ...keptByScripts(project)];
    traced.push(...records);
    // What plays requests again has to find them: without an id it feeds the service with something else.
    kept.push(...keptIn(serving(project)), ...records, ...(traced.length > 0 ? replayFiles(project) : []));
    evidence.push(...platforms, ...traced, ...kept);
    if (gaps.length > 0 || platforms.length > 0) return { evidence, gaps };
    const [id] = traced;
    const store = kept.find(({ level }) => level !== "claimed");
    const elsewhere = project
      .withCapability("tracing")
      .map(withoutServer)
      .find(({ level, evidence: traces }) => level === "present" && traces.some(({ kind }) => /^(?:config|env|image)$/.test(kind)));
    if (id && store) return { evidence, gaps };
    if (id)
      gaps.push({
        kind: "partial",
        message:
          "Requests carry an id, but nothing in the workspace keeps what went in and came out, so none can be run again. Keep both by that id.",
        at: id.at,
      });
    else if (store)
      gaps.push({
        kind: "partial",
        message: "Predictions are kept, but no request carries an id or a trace, so the one that a user complains of cannot be found.",
        at: store.at,
      });
    else if (elsewhere)
      gaps.push({
        kind: "missing",
        message: `${elsewhere.tool.name} may trace requests, but nothing keeps what went in and came out, so no prediction can be run again. Keep both by the request's id.`,
      });
    else
      gaps.push({
        kind: "missing",
        message:
          "One prediction cannot be found again: no request id, no trace, and no store of inputs and outputs. Give each answer an id, and keep both.",
      });
    return { evidence, gaps, share: 0.5 };
  },
};

const isIdentifier = (name: string) => identifier.test(lastPart(name));

const idsIn = oncePerModules((modules) =>
  modulesWith(modules, { calls: correlating, given: correlating, targets: isIdentifier, strings: identifier }).flatMap(
    (module): Evidence[] => {
      const { calls, assignments, strings } = module.facts;
      const middleware = calls.find(
        ({ name, arguments: given }) =>
          correlating.test(name) || given.some(({ value }) => value.kind === "name" && correlating.test(value.value)),
      );
      const named = assignments.find(({ targets, value }) => value.kind !== "none" && targets.some(isIdentifier));
      const header = strings.find(({ value }) => identifier.test(value));
      const first = middleware ?? named ?? header;
      return first ? [{ level: "wired", what: "requests carry an id", at: module.place(first.span) }] : [];
    },
  ),
);

const isKeeping = (name: string) => capturing.test(name) || (keeping.test(lastPart(name)) && !errorTracker.test(name));
const isRecord = (text: string) => predictionId.test(text) || recording.test(text);

const keptIn = oncePerModules((modules) =>
  modulesWith(modules, { calls: isKeeping, functions: keeping, strings: isRecord }).flatMap((module): Evidence[] => {
    const { calls, functions, strings } = module.facts;
    const capture = calls.find(({ name }) => isKeeping(name));
    const own = functions.find(({ name, empty }) => !empty && keeping.test(name));
    const table =
      strings.some(({ value }) => predictionId.test(value)) && /predict|infer|score/i.test(module.path)
        ? calls.find(({ name }) => writesTable.test(name))
        : undefined;
    const first = capture ?? own ?? table ?? strings.find(({ value }) => recording.test(value) || insertsInto.test(value));
    return first ? [{ level: "wired", what: "predictions are kept", at: module.place(first.span) }] : [];
  }),
);

const recordsIn = oncePerModules((modules) =>
  modules.flatMap((module): Evidence[] => {
    const table = module.facts.classes.find(
      ({ name, bases }) => record.test(name.replace(/^Base(?=[A-Z])/, "")) && bases.some((base) => stored.test(base)),
    );
    return table ? [{ level: "wired", what: `table \`${table.name}\``, at: module.place(table.span) }] : [];
  }),
);

/** Whether code is about something else than what is predicted: who logs in. */
function isBeside(path: string | undefined): boolean {
  return path !== undefined && /(?:^|[/_.-])(?:saml|sso|oauth2?|oidc|login|auth)(?:[/_.-]|$)/i.test(path);
}

const idsInScripts = remembered((project: Project): readonly Evidence[] => {
  return ownScripts(project).flatMap(({ path, facts, place }): Evidence[] => {
    if (isBeside(project.relative(path))) return [];
    const named = facts.assignments.find(
      ({ targets, value }) => value.kind !== "none" && targets.some((one) => identifier.test(lastPart(one))),
    );
    const first = named ?? facts.strings.find(({ value }) => identifier.test(value));
    return first ? [{ level: "wired", what: "requests carry an id", at: place(first.span) }] : [];
  });
});

const keptByScripts = remembered((project: Project): readonly Evidence[] => {
  return ownScripts(project).flatMap(({ path, facts, place }): Evidence[] => {
    // What a page keeps is gone with the page.
    if (/(?<!\/route)\.[jt]sx$/.test(path)) return [];
    const first =
      facts.calls.find(({ name }) => keepingInScript.test(lastPart(name))) ??
      facts.calls.find(
        ({ name, arguments: [table] }) =>
          (/\.from$/.test(name) && table?.value.kind === "string" && keptTable.test(table.value.value)) ||
          (/\.insert$/.test(name) && table?.value.kind === "name" && keptTable.test(lastPart(table.value.value))),
      ) ??
      facts.strings.find(({ value }) => insertsInto.test(value));
    return first ? [{ level: "wired", what: "answers are kept", at: place(first.span) }] : [];
  });
});

/** What serves, and what it imports; all production code where nothing is seen to serve. A script that tries a model keeps predictions too. */
const serving = remembered((project: Project): readonly PythonModule[] => {
  const modules = productionModules(project);
  const places = new Set(
    project
      .withCapability("web-framework", "model-server", "app-framework", "serverless")
      .flatMap(({ evidence }) => evidence.flatMap(({ level, at }) => (level === "wired" && at ? [at.path] : []))),
  );
  const starts = modules.filter(({ path }) => places.has(path));
  const reached = starts.length > 0 ? new Set([...starts, ...importedFrom(project, starts)]) : undefined;
  return reached ? modules.filter((module) => reached.has(module) || !trial.test(project.relative(module.path))) : modules;
});

/** Programs that somebody starts by hand, and what trains and judges. */
const trial = /(?:^|\/)(?:scripts?|tools?|bin|experiments?)\/|(?:^|[/_])(?:train(?:er|ing)?|evaluat\w*|eval|export)(?:[/_.]|$)/;

function replayFiles(project: Project): readonly Evidence[] {
  return filesLike(project, /(?:^|[/_-])replay(?:[_-]\w+)*\.(?:py|[jt]s|sh|sql)$/i)
    .filter((path) => project.role(path) === "production")
    .map((path) => ({ level: "present", what: `\`${project.relative(path)}\``, at: startOf(path) }));
}
