import type { CodeValue } from "../../facts/code-value.js";
import { dotted } from "../../practices/dotted.js";
import { logging } from "../../practices/logging.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import { ownScripts, type ScriptModule } from "../../project/scripts.js";
import { any } from "../../project/trait.js";
import type { Place } from "../../text/span.js";
import { hostedOnly } from "../parts/hosted-only.js";
import { toolVerdict } from "../parts/tool-claim.js";
import type { Gap, Rule } from "../rule.js";

/** Log calls above the debug level, which production leaves out. */
const logCall =
  /(?:^|[._])(?:\w*logg(?:er|ing)|logs?)(?:\(\))?\.(?:info|warning|warn|error|exception|critical|fatal|success|log)$|^(?:structlog|logging|loguru|pino|winston|bunyan)\b.*\.(?:info|warning|warn|error|exception|critical|fatal)$/i;
const consoleCall = /^console\.(?:log|info|warn|error)$/;
/** What runs where users do not see its console. */
const serverFile = /(?:^|\/)(?:api|server|backend|functions|routes)\//;

/** What people write to a language model, and what is written for them. */
const prompt =
  /^(?:\w+\.)*(?:(?:raw|full|final|user|formatted|rendered|complete)_?prompt|prompt(?:_?text)?|user_?(?:input|message|query|question)|chat_?history|conversation(?:_?history)?|question)$/i;
const personal =
  /(?:^|[._])(?:e_?mail(?:_?address)?|phone(?:_?number)?|mobile_?number|password|passwd|ssn|social_?security(?:_?number)?|credit_?card(?:_?number)?|card_?number|iban|passport(?:_?number)?|date_?of_?birth)$/i;

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
/** Formatters that configurations of `logging` name. */
const jsonFormatter = /pythonjsonlogger|JsonFormatter|JSONFormatter|ecs_logging|StdlibFormatter|json_log_formatter/;

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
  check(project) {
    const found = toolVerdict(project, ["monitoring", "logs"], ["structured-logging"]);
    const isReached = reachedModules(project);
    const asleepIn = ({ at }: Evidence) => productionModules(project).some((module) => module.path === at?.path && !isReached(module));
    const byHand = structuredByHand(project);
    const evidence: Evidence[] = [...found.evidence, ...byHand.filter((one) => !asleepIn(one))];
    const gaps: Gap[] = [...found.gaps];
    const leaks = leaksOf(project);
    for (const file of new Set(leaks.map(({ at }) => at.path))) {
      const [first, ...others] = leaks.filter(({ at }) => at.path === file);
      if (!first) continue;
      gaps.push({
        kind: "partial",
        message: `\`${first.name}\` is logged as it is: ${first.isPersonal ? "personal data" : "what users write"} stays in the logs. Log an id or a length, or redact it first.`,
        at: first.at,
        related: others.slice(0, 10).map(({ name, at }) => ({ message: `\`${name}\` too.`, at })),
      });
    }
    if (found.gaps.length > 0 || evidence.some(({ level }) => level === "wired")) return { evidence, gaps, share: 0.5 };
    const host = evidence.length === 0 && gaps.length === 0 ? hostedOnly(project) : undefined;
    if (host)
      return { evidence, gaps, unknown: `Requests are answered by ${host.tool.name}, and what the model writes meanwhile is kept there.` };
    const plain = logging.find(project).find((one) => !asleepIn(one));
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

/** A value that a log line holds and should not. */
interface Leak {
  readonly name: string;
  readonly isPersonal: boolean;
  readonly at: Place;
}

function leaksOf(project: Project): readonly Leak[] {
  // What redacts is somewhere between a call and its line.
  if (project.withCapability("pii-redaction").some(({ level }) => level === "wired") || hasRedactor(project.python)) return [];
  const scripts = ownScripts(project).flatMap(({ path, role, facts, place }) =>
    role !== "production"
      ? []
      : facts.calls
          .filter(({ name }) => logCall.test(name) || (consoleCall.test(name) && serverFile.test(path)))
          .flatMap((call) => call.arguments.flatMap(({ value }) => namesIn(value)).map((name) => ({ name, at: place(call.whole) })))
          .filter(({ name }) => !isFixed(name, facts)),
  );
  const modules = callsTo(productionModules(project), logCall).flatMap(({ call, module }) =>
    call.arguments
      .flatMap(({ value }) => namesIn(value))
      .filter((name) => !isFixed(name, module.facts))
      .map((name) => ({ name, at: module.place(call.whole) })),
  );
  return [...modules, ...scripts].flatMap(({ name, at }) => {
    const isPersonal = personal.test(name);
    return isPersonal || (project.traits.llm.value && prompt.test(name)) ? [{ name, isPersonal, at }] : [];
  });
}

/** Whether a name only ever holds a text that stands in the code. */
function isFixed(name: string, { assignments }: Pick<PythonModule["facts"] | ScriptModule["facts"], "assignments">): boolean {
  const given = assignments.filter(({ targets }) => targets.includes(name));
  return given.length > 0 && given.every(({ value }) => value.kind === "string");
}

/** The names whose values a log line holds whole. */
function namesIn(value: CodeValue): readonly string[] {
  if (value.kind === "name") return [value.value];
  if (value.kind === "format") return value.parts.flatMap(namesIn);
  return value.kind === "dict" ? value.entries.flatMap((entry) => namesIn(entry.value)) : [];
}

const hasRedactor = oncePerModules((modules) =>
  modules.some(({ facts }) =>
    facts.classes.some(
      ({ name, bases }) => /redact|mask|scrub|sanitiz|pii/i.test(name) && bases.some((base) => /Filter$|Formatter$/.test(base)),
    ),
  ),
);

/** Structured logs of the standard library: a formatter that writes JSON, or a handler that sends fields. */
function structuredByHand(project: Project): readonly Evidence[] {
  const modules = productionModules(project);
  const calls = callsTo(modules, structured).map(({ call, at }) => ({ what: `\`${call.name}()\` called`, at }));
  return [...calls, ...formatters(modules)].map((one) => ({ level: "wired", ...one }));
}

const formatters = oncePerModules((modules) =>
  modules.flatMap(({ facts, place }) => {
    const own = facts.classes
      .filter(({ bases }) => bases.some((base) => /^logging\.Formatter$/.test(base)))
      .filter(({ name }) => facts.calls.some((call) => /(?:^|\.)(?:json\.)?dumps$/.test(call.name) && call.scope.startsWith(name)));
    const named = facts.strings.filter(({ value }) => value.length < 100 && jsonFormatter.test(value));
    return [
      ...own.map(({ name, span }) => ({ what: `\`${name}\` writes JSON`, at: place(span) })),
      ...named.map(({ value, span }) => ({ what: `\`${value}\``, at: place(span) })),
    ];
  }),
);
