import type { CodeValue } from "../../facts/code-value.js";
import { isTestCommand, pathsOfTestCommand } from "../../practices/test-command.js";
import { textsOf } from "../../practices/texts-of.js";
import { filesLike } from "../../project/files-like.js";
import { remembered } from "../../project/once-per.js";
import type { Project, PythonModule } from "../../project/project.js";
import { type ScriptModule, scriptsOf } from "../../project/scripts.js";
import { isPlaceholder } from "../../text/placeholder.js";
import { type Place, startOf } from "../../text/span.js";
import { toolsOfSign } from "../../tools/tools-of-sign.js";
import { nameOf } from "../../workspace/path-parts.js";

/** A limit that fails a load test. */
export interface PassMark {
  readonly text: string;
  /** Of a limit on how long answers take: which share of them, in percent, and the limit in milliseconds. */
  readonly latency?: { readonly percentile: number; readonly milliseconds: number };
  readonly at: Place;
}

/** A load test of the workspace. */
export interface LoadTest {
  readonly tool: string;
  readonly at: Place;
  /** What still has to be filled in, so that it cannot run. */
  readonly blank?: Place;
  /** `undefined` where its format is not read. */
  readonly marks?: readonly PassMark[];
}

const ownTool = "own script";
/** Load tests that are written without a tool for them. */
const ownScript = /(?:^|[/_-])(?:load|stress)[-_]?tests?(?:[-_][\w-]+)?\.(?:py|sh|[cm]?[jt]s)$/i;

/** The load tests that the workspace holds, those that are read in full first. */
export const loadTestsOf = remembered((project: Project): readonly LoadTest[] => {
  const read = [...scriptsOf(project).flatMap(k6Test), ...project.python.flatMap(locustTest), ...project.python.flatMap(timedLoad)];
  const known = new Set(read.map(({ at }) => at.path));
  const others = project
    .withCapability("load-testing")
    .flatMap(({ tool, evidence }) =>
      evidence.flatMap(({ kind, at }): LoadTest[] =>
        kind === "file" && at && !known.has(at.path) ? [{ tool: tool.name, at: startOf(at.path) }] : [],
      ),
    );
  const own = filesLike(project, ownScript)
    .filter((path) => !known.has(path))
    .map((path) => ({ tool: ownTool, at: startOf(path), ...blankOf(project, path) }));
  // What only makes traffic, for a demonstration, tests nothing.
  const tests = [...read, ...others, ...own].filter(
    ({ at }) => !["vendored", "example", "docs"].includes(project.role(at.path)) && !/load[-_]?gen/i.test(at.path),
  );
  return tests.length > 0 ? tests : project.python.flatMap((module) => [...timedTest(module), ...timedRequests(module)]);
});

const pytest = "pytest";
const timedFile =
  /(?:^|\/)(?:perf|performance|load|latency|benchmarks?)\/(?:[^/]+\/)*test_[^/]+\.py$|(?:^|\/)test_(?:\w+_)?(?:latency|performance|perf|load)(?:_\w+)?\.py$/;
const asksService = /(?:client|session|requests|httpx|http)\w*(?:\(\))?\.(?:get|post|put|request)$|\.(?:post|predict)$/i;
/** Many workers at once: tasks of one loop wait for each other in tests of limits too. */
const atOnce = /(?:^|\.)(?:Thread|Process)PoolExecutor(?:\(\))?$/;
const howLong = /latenc|elapsed|duration|response_?time|round_?trip|\bp(?:50|9\d)\b|_ms\b/i;

/** Tests that ask the service many times, or much at once, and assert how long answers may take. */
function timedTest({ path, role, facts, place }: PythonModule): LoadTest[] {
  if (role !== "test" || !timedFile.test(path)) return [];
  const marks = facts.checks
    .filter(({ form, left, right }) => form === "assert" && (howLong.test(left) || howLong.test(right)))
    .map(({ left, operator, right, span }) => ({ text: `${left} ${operator} ${right}`, at: place(span) }));
  const asks = facts.calls.some(({ name, inLoop }) => (inLoop && asksService.test(name)) || atOnce.test(name));
  return marks.length > 0 && asks ? [{ tool: pytest, at: startOf(path), marks }] : [];
}

/** Whether a command line starts a file as a module: `python -m loadtests.run`. */
function startsModule(text: string, path: string): boolean {
  const [, module] = /\bpython[\d.]*\s+(?:-[A-Zu]\s+)*-m\s+([\w.]+)/.exec(text) ?? [];
  return module?.includes(".") === true && `/${path}`.endsWith(`/${module.replaceAll(".", "/")}.py`);
}

/** Whether a command line runs the tests of a file: all that there are, or those of a folder that it is in. */
function runsTests(text: string, path: string): boolean {
  if (!isTestCommand(text)) return false;
  const words = pathsOfTestCommand(text);
  return words.some((word) => word !== "" && `/${path}/`.includes(`/${word}/`)) || !words.some((word) => /\/|^tests?$/.test(word));
}

function blankOf(project: Project, path: string): Pick<LoadTest, "blank"> {
  const module = project.python.find((one) => one.path === path);
  const values = module?.facts.assignments.flatMap(({ scope, value }) => (scope === "" && value.kind === "string" ? value : [])) ?? [];
  const text = values.find(({ value }) => value !== "" && isPlaceholder(value));
  return module && text ? { blank: module.place(text.span) } : {};
}

/** Whether a command line or the action of a step (`uses x`) runs one of some load tests, or a tool for them. */
export function runsLoadTest(text: string, tests: readonly LoadTest[]): boolean {
  const isStarted = ({ tool, at: { path } }: LoadTest) =>
    (tool === ownTool || ownScript.test(path)) && (text.includes(nameOf(path)) || startsModule(text, path));
  if (tests.some(isStarted)) return true;
  if (tests.some(({ tool, at }) => tool === pytest && runsTests(text, at.path))) return true;
  const action = /^uses (.+)$/.exec(text)?.[1];
  const sign = { kind: action ? ("action" as const) : ("command" as const), value: action ?? text, span: { start: 0, end: 0 } };
  const isSetup = action?.includes("setup-") || /\b(?:install|pull|--version|--help)\b/.test(text);
  return !isSetup && toolsOfSign(sign).some(({ tool }) => tool.capabilities.includes("load-testing"));
}

function k6Test({ path, facts, place }: ScriptModule): LoadTest[] {
  const [used] = facts.imports.filter(({ module }) => module === "k6" || module.startsWith("k6/"));
  if (!used || !isTest(facts)) return [];
  const options = facts.assignments.flatMap(({ targets, value }) => (targets.includes("options") ? entriesOf(value) : []));
  const thresholds = options.find(({ key }) => key === "thresholds")?.value;
  // Options may be put together from what other files export.
  const isSeen =
    facts.depth === "full" &&
    (options.length > 0 || !facts.strings.some(({ value }) => value === "thresholds")) &&
    (!thresholds || thresholds.kind === "dict");
  const marks = entriesOf(thresholds).flatMap(({ key, value }) =>
    limitsIn(value).map((limit) => ({
      ...limit,
      text: `${key} ${limit.text}`,
      isLatency: /duration|waiting/.test(key),
      at: place(limit.span),
    })),
  );
  return [
    {
      tool: "k6",
      at: startOf(path),
      ...(isSeen && { marks: marks.map(({ text, at, isLatency }) => ({ text, at, ...(isLatency && latencyOf(text)) })) }),
    },
  ];
}

/** Whether a script is one that k6 runs, and no part of one. */
function isTest({ functions, assignments }: ScriptModule["facts"]): boolean {
  return functions.some(({ name }) => name === "default") || assignments.some(({ targets }) => targets.includes("options"));
}

function entriesOf(value: CodeValue | undefined): { readonly key: string; readonly value: CodeValue }[] {
  if (value?.kind !== "dict") return [];
  return value.entries.flatMap((entry) => (entry.key.kind === "string" ? [{ key: entry.key.value, value: entry.value }] : []));
}

/** `"p(95)<500"`, `["p(95)<500"]` or `[{ threshold: "p(95)<500" }]`. */
function limitsIn(value: CodeValue): { readonly text: string; readonly span: Place["span"] }[] {
  if (value.kind === "string") return [{ text: value.value, span: value.span }];
  if (value.kind === "list") return value.items.flatMap(limitsIn);
  return entriesOf(value).flatMap(({ key, value: limit }) => (key === "threshold" ? limitsIn(limit) : []));
}

function latencyOf(text: string): Pick<PassMark, "latency"> {
  const [, percentile, median, limit] = /(?:p\((\d+(?:\.\d+)?)\)|(med))\s*<=?\s*(\d+(?:\.\d+)?)/.exec(text) ?? [];
  if (limit === undefined) return {};
  return { latency: { percentile: median ? 50 : Number(percentile), milliseconds: Number(limit) } };
}

/** Where a project times itself, by the names of files. */
const timesItself = /(?:^|[/_-])(?:bench\w*|perf(?:ormance)?|(?:load|stress)(?:tests?)?|evals?|evaluat\w*)(?:[/_.-]|$)/i;
const together = /(?:^|\.)(?:ThreadPoolExecutor|gather|TaskGroup)$/;
const manyAtOnce =
  /(?:^|[^a-z])burst(?:[^a-z]|$)|concurrent_?(?:load|users|requests)|(?:load|stress)[-_ ]?(?:tests?|smoke)(?:[^a-z]|$)|(?:^|[^a-z])concurrency(?:[^a-z]|$)/i;
const shareOfAnswers = /(?:^|[^a-z\d])p(?:50|9[059])(?:\D|$)|percentile/i;

/** Code of an evaluation or a benchmark that asks many at once, and works out how long a share of the answers took. */
function timedLoad({ path, role, facts }: PythonModule): LoadTest[] {
  if (role !== "evaluation" && !timesItself.test(path)) return [];
  if (!facts.calls.some(({ name }) => together.test(name))) return [];
  // Unit tests of what counts or limits requests ask nobody.
  if (role === "test" && facts.functions.some(({ name }) => name.startsWith("test_"))) return [];
  const names = [
    ...facts.functions.flatMap(({ name, parameters }) => [name, ...parameters.map((one) => one.name)]),
    ...facts.assignments.flatMap(({ targets }) => targets),
    ...textsOf(facts).flatMap(({ value }) => (value.length <= longestName ? value : [])),
  ];
  const says = (pattern: RegExp) => names.some((one) => pattern.test(one));
  return says(manyAtOnce) && says(shareOfAnswers) ? [{ tool: ownTool, at: startOf(path) }] : [];
}

const benchmarkFile = /(?:^|[/_-])(?:bench\w*|perf(?:ormance)?|latency)(?:[/_.-]|$)/i;
const requestCall = /(?:client|session|requests|httpx|http)\w*(?:\(\))?\.(?:get|post|put|request)$/i;

/** A benchmark that asks the service one by one, and works out how long a share of the answers took. */
function timedRequests({ path, role, facts }: PythonModule): LoadTest[] {
  if (role === "test" || !benchmarkFile.test(path) || !facts.calls.some(({ name }) => requestCall.test(name))) return [];
  const names = [...facts.assignments.flatMap(({ targets }) => targets), ...textsOf(facts).map(({ value }) => value)];
  if (!names.some((one) => one.length <= longestName && shareOfAnswers.test(one))) return [];
  const isHeld = facts.checks.some(({ left, right }) => howLong.test(left) || howLong.test(right));
  return [{ tool: ownTool, at: startOf(path), ...(!isHeld && { marks: [] }) }];
}

/** Texts that are longer are no names of figures. */
const longestName = 40;

const locustMark = /elapsed|response_time|total_seconds|percentile|fail_ratio|latency|duration/;

/** Locust fails a run when a request fails, so a limit is what marks a slow answer as failed, or sets the exit code. */
function locustTest(module: PythonModule): LoadTest[] {
  const { facts } = module;
  if (!facts.imports.some(({ module: name }) => name === "locust" || name.startsWith("locust."))) return [];
  if (
    !facts.classes.some(({ bases }) => bases.some((base) => /(?:User|HttpLocust|TaskSet|LoadTestShape)$/.test(base))) &&
    facts.depth === "full"
  )
    return [];
  const checks = facts.checks.filter(({ left, right, form }) => form === "if" && (locustMark.test(left) || locustMark.test(right)));
  const exits = facts.assignments.filter(({ targets }) => targets.some((target) => target.endsWith("process_exit_code")));
  const marks = [
    ...checks.map(({ left, operator, right, span }) => ({ text: `${left} ${operator} ${right}`, at: module.place(span) })),
    ...exits.map(({ span }) => ({ text: "process_exit_code", at: module.place(span) })),
  ];
  return [{ tool: "Locust", at: startOf(module.path), ...(facts.depth === "full" && { marks }) }];
}
