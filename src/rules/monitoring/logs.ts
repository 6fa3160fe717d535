import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import { dotted } from "../../practices/dotted.js";
import { isLogCall, logging, loggingCalls } from "../../practices/logging.js";
import { asleepAt } from "../../project/asleep-at.js";
import type { Evidence } from "../../project/evidence.js";
import { innerScope } from "../../project/inner-scope.js";
import { calledNames, modulesWith } from "../../project/modules-with.js";
import { callsTo, oncePerModules, oncePerModulesInSteps, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { any } from "../../project/trait.js";
import type { Place } from "../../text/span.js";
import { flatMapInSteps } from "../../text/steps.js";
import { hostedOnly } from "../parts/hosted-only.js";
import { servedModules } from "../parts/served-modules.js";
import { toolVerdict } from "../parts/tool-claim.js";
import type { Gap, Rule } from "../rule.js";

/** Calls that make logs structured, beyond the libraries that do nothing else. */
const structured = dotted(
  "google.cloud.logging.**.setup_logging",
  "google.cloud.logging.**.CloudLoggingHandler",
  "google.cloud.logging_v2.**.setup_logging",
  "azure.monitor.opentelemetry.configure_azure_monitor",
  "opencensus.ext.azure.log_exporter.AzureLogHandler",
  "opentelemetry.sdk._logs.**",
  "opentelemetry.instrumentation.logging.**",
  "watchtower.CloudWatchLogHandler",
  "seqlog.**",
  "logtail.**",
  "fluent.**",
  "logstash*.**",
  "logging_loki.**",
);
const setsUp = dotted(
  "logging.basicConfig",
  "logging.config.dictConfig",
  "logging.config.fileConfig",
  "**.addHandler",
  "loguru.logger.add",
);
/** Formatters that configurations of `logging` name. */
const jsonFormatter = /pythonjsonlogger|JsonFormatter|JSONFormatter|ecs_logging|StdlibFormatter|json_log_formatter/;

/** Formats of `logging` that make each line an object. */
const jsonFormat = /^\s*\{\s*"[\w.@]+"\s*:[^\n]*%\((?:message|levelname|asctime|name)\)s/;

export const logs: Rule = {
  title: "Logs are structured and hold no raw prompts or personal data",
  why: {
    source: "A0 #6",
    text: "Continuous monitoring is needed to catch unexpected behaviour, and issues have to be traced back to their source.",
  },
  applies: any("serves", "batch"),
  stage: "pilot",
  weight: 1,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`monitoring.logs` names what writes them.",
    present: "Code logs plain text through a logging framework, or a library for structured logs is installed.",
    wired: "Production code logs through structlog, a JSON formatter, Pino, Winston or the like.",
  },
  hollow: "A formatter that writes JSON stands in a module that nothing imports.",
  contradicted: "`monitoring.logs` names a library that nothing in the workspace shows.",
  manifest: ["monitoring", "logs"],
  fixes: [{ kind: "scaffold", title: "Add JSON logs with request ids", scaffold: "structured-logging" }],
  limits:
    "Knows prompts and personal data by the names of variables. Filters that redact are believed; what a platform makes of plain lines is not seen.",
  *looks(project) {
    const modules = productionModules(project);
    yield jsonLines(modules);
    yield* eventLoggers.steps(modules);
    yield* formatters.steps(modules);
  },
  check(project) {
    const found = toolVerdict(project, ["monitoring", "logs"], ["structured-logging"]);
    const byHand = structuredByHand(project);
    const evidence: Evidence[] = [...found.evidence, ...byHand.filter(({ at }) => !asleepAt(project, at?.path))];
    const gaps: Gap[] = [...found.gaps];
    if (found.gaps.length > 0 || evidence.some(({ level }) => level === "wired")) return { evidence, gaps, share: 0.5 };
    const host = evidence.length === 0 && gaps.length === 0 ? hostedOnly(project) : undefined;
    if (host)
      return { evidence, gaps, unknown: `Requests are answered by ${host.tool.name}, and what the model writes meanwhile is kept there.` };
    const lines = [...logging.find(project), ...handlers(productionModules(project)), ...loggingCalls(productionModules(project))].filter(
      (one) => !asleepAt(project, one.at?.path),
    );
    const served = new Set(servedModules(project).map(({ path }) => path));
    const plain = lines.find(({ at }) => at && served.has(at.path)) ?? lines[0];
    if (plain && keepsFields(project)) return { evidence: [...evidence, { ...plain, level: "wired" }], gaps, share: 0.5 };
    if (plain?.at) {
      evidence.push({ level: "present", what: plain.what, at: plain.at });
      gaps.push({
        kind: "weak",
        message: "Logs are plain text: no structlog, JSON formatter, Pino or Winston is set up, so they cannot be searched by field.",
        at: plain.at,
      });
    } else if (evidence.length === 0 && byHand[0]?.at)
      gaps.push({
        kind: "hollow",
        message: `\`${project.relative(byHand[0].at.path)}\` writes JSON logs, but nothing imports it.`,
        at: byHand[0].at,
      });
    else if (evidence.length === 0)
      gaps.push({
        kind: "missing",
        message:
          "The code prints or says nothing, so what it does cannot be searched by field or level. Log through structlog, a JSON formatter, Pino or Winston.",
      });
    else
      gaps.push({
        kind: "weak",
        message: "Structured logs are declared or installed, but no production code writes them.",
        at: evidence[0]?.at,
      });
    return { evidence, gaps, share: 0.5 };
  },
};

/** Structured logs of the standard library: a formatter that writes JSON, or a handler that sends fields. */
function structuredByHand(project: Project): readonly Evidence[] {
  const modules = productionModules(project);
  const calls = callsTo(modules, structured).map(({ call, at }) => ({ what: `\`${call.name}()\` called`, at }));
  return [...calls, ...formatters(modules), ...jsonLines(modules), ...eventLoggers(modules), ...scriptLoggers(project)].map((one) => ({
    level: "wired",
    ...one,
  }));
}

/** Lines that are written as JSON where they are logged: `log.info(json.dumps({"event": "predict"}))`. */
const jsonLines = oncePerModules((modules) =>
  modulesWith(modules, { calls: isLogCall }).flatMap(({ facts, place }) =>
    facts.calls.flatMap(({ name, arguments: [line], span }) =>
      isLogCall(name) && line?.value.kind === "call" && writesFields(facts.calls[line.value.call])
        ? [{ what: `\`${name}()\` writes JSON`, at: place(span) }]
        : [],
    ),
  ),
);

/** A function that writes events, by its name. */
const writesEvents =
  /(?:^|_)(?:log|emit|audit|record|track)(?:_\w*)?(?:event|json|structured|fields)s?$|^_?(?:structured_log|json_log|log_structured|log)$/i;

/**
 * Functions of one's own that write what they are given as JSON, also by way of a name, and that other code calls:
 * `def log_event(event, **fields): payload = {"event": event, **fields}; log.info(json.dumps(payload))`.
 */
const eventLoggers = oncePerModulesInSteps((modules) => {
  const called = calledNames(modules);
  return flatMapInSteps(modules, ({ facts, place }) =>
    facts.functions.flatMap((one) => {
      if (!writesEvents.test(one.name) || one.parameters.length === 0 || !called.has(one.name)) return [];
      const inside = innerScope(one);
      const calls = facts.calls.filter(({ scope }) => scope === inside);
      const named = facts.assignments.filter(({ scope }) => scope === inside);
      const meant = (value: CodeValue) =>
        value.kind === "name" ? (named.find(({ targets }) => targets.includes(value.value))?.value ?? value) : value;
      const written = calls.find(({ name, arguments: [line] }) => {
        const made = (isLogCall(name) || name === "print") && line ? meant(line.value) : undefined;
        const call = made?.kind === "call" ? facts.calls[made.call] : undefined;
        const [fields] = call?.arguments ?? [];
        return call && fields && /json\.dumps$/.test(call.name) && meant(fields.value).kind === "dict";
      });
      return written ? [{ what: `\`${one.name}()\` writes JSON`, at: place(written.span) }] : [];
    }),
  );
});

/** Whether a call makes a line of fields that are named where it stands: settings that are shown as JSON are no log of what happens. */
function writesFields(call: PythonCall | undefined): boolean {
  const [fields] = call?.arguments ?? [];
  return (
    call !== undefined &&
    /json\.dumps$/.test(call.name) &&
    fields?.value.kind === "dict" &&
    !call.arguments.some(({ name }) => name === "indent")
  );
}

/** A module for logging, by its name. */
const loggerFile = /(?:^|\/)(?:\w+[-.])?(?:log(?:ger|ging)?|structured[-_]?log(?:ger)?)\.[cm]?[jt]s$/i;

/** Loggers of one's own in JavaScript and TypeScript that write JSON to the console. */
function scriptLoggers(project: Project): readonly { readonly what: string; readonly at: Place }[] {
  return ownScripts(project).flatMap(({ path, facts, place }) => {
    const json = loggerFile.test(path) ? facts.calls.find(({ name }) => name === "JSON.stringify") : undefined;
    const writes = facts.calls.some(({ name }) => /^(?:console\.\w+|process\.std(?:out|err)\.write)$/.test(name));
    return json && writes ? [{ what: `\`${project.relative(path)}\` writes JSON`, at: place(json.span) }] : [];
  });
}

/** Whether a platform keeps each line with its level and the request that it belongs to: functions of Azure with Application Insights. */
function keepsFields(project: Project): boolean {
  return project.tool("azure-functions")?.level === "wired" && project.tool("azure-monitor") !== undefined;
}

/** Loggers that are set up, also where more is printed. */
const handlers = oncePerModules((modules) =>
  callsTo(modules, setsUp).map(({ call, at }): Evidence => ({ level: "present", what: `\`${call.name}()\` called`, at })),
);

const formatters = oncePerModulesInSteps((modules) =>
  flatMapInSteps(modules, ({ facts, place }) => {
    const own = facts.classes
      .filter(({ bases }) => bases.some((base) => /^logging\.Formatter$/.test(base)))
      .filter(({ name }) => facts.calls.some((call) => /(?:^|\.)(?:json\.)?dumps$/.test(call.name) && call.scope.startsWith(name)));
    const named = facts.strings.filter(({ value }) => value.length < 100 && jsonFormatter.test(value));
    const lines = facts.strings.filter(({ value }) => jsonFormat.test(value));
    return [
      ...lines.map(({ span }) => ({ what: "a format that writes JSON", at: place(span) })),
      ...own.map(({ name, span }) => ({ what: `\`${name}\` writes JSON`, at: place(span) })),
      ...named.map(({ value, span }) => ({ what: `\`${value}\``, at: place(span) })),
    ];
  }),
);
