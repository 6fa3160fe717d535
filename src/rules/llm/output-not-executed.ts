import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import { modelCalls } from "../../practices/model-calls.js";
import { scriptModelCalls } from "../../practices/script-model-calls.js";
import type { Evidence } from "../../project/evidence.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { constantOf } from "../../semantics/constant-of.js";
import { optionsOf } from "../../semantics/options-of.js";
import type { Follow } from "../../semantics/value-flow.js";
import { lastPart } from "../../text/last-part.js";
import type { Place } from "../../text/span.js";
import { isModelTool } from "../parts/model-text.js";
import { isCalledAnswer, type ReachedSink, type Sink, shortName, sinksReached } from "../parts/model-text-sinks.js";
import { scriptSinks } from "../parts/script-model-text.js";
import type { Gap, Rule } from "../rule.js";

export const outputNotExecuted: Rule = {
  title: "What a model writes is not executed unguarded",
  why: {
    source: "A1",
    text: "Free input and free output bring new security risks such as prompt injection: whoever writes the input may write what the model answers.",
  },
  applies: "llm",
  stage: "prototype",
  weight: 3,
  critical: true,
  asks: "present",
  evidence: {
    present: "In code that calls a model, no answer and no tool argument reaches `eval`, `exec`, a shell or SQL; or a check stands before.",
  },
  noFix: "Whether a sandbox, an allow-list, a read-only role or a person's approval fits is for people to choose.",
  limits:
    "Follows text inside a function and through one level of the project's own functions. Sandboxes around the whole process, and the rights of a database role, are not seen.",
  check(project) {
    const modules = productionModules(project);
    const scripts = scriptModelCalls(project);
    const calls = modelCalls(modules);
    const tools = modules.filter(({ facts }) => facts.functions.some(isModelTool));
    const sinks = scriptSinks(project);
    if (calls.length + scripts.length + tools.length + sinks.length === 0)
      return { evidence: [], gaps: [], unknown: "No call of a model's client was found in production code." };
    const { reached, guarded } = executions(modules);
    const dangers = [
      ...reached,
      ...sinks,
      ...handedOver(modules).filter((one) => !one.isForContainers || project.facts("dockerfile").length === 0),
    ];
    const gaps = dangers.map(gapOf);
    if (gaps.length > 0) return { evidence: [], gaps };
    const what = guarded[0] ? `a check stands before \`${guarded[0].sink}\`` : `no model text is executed in ${placesOf(project)}`;
    const evidence: Evidence[] = [{ level: "present", what, at: guarded[0]?.at }];
    return { evidence, gaps };
  },
};

/** Model text that reaches something that runs it. */
export interface Danger {
  /** The call that runs it, by its name. */
  readonly sink: string;
  readonly runs: "code" | "commands" | "SQL";
  readonly at: Place;
  /** Where the model wrote it. */
  readonly from?: Place;
  /** Where it is handed to the function that runs it. */
  readonly through?: Place;
  readonly how?: string;
  /** Whether its documentation has it run in a container, and there it is fine. */
  readonly isForContainers?: boolean;
}

const remedy = {
  code: "Run it in a sandbox, or let the model choose from functions you wrote.",
  commands: "Use a fixed command with checked arguments, or a sandbox.",
  SQL: "Check that it only reads, or run it as a role that may only read what it should.",
} as const;

function gapOf({ sink, runs, at, from, through, how }: Danger): Gap {
  const what = how ?? `Text that a model wrote reaches \`${sink}\``;
  return {
    kind: "missing",
    message: `${what}: a prompt injection would run ${runs}. ${remedy[runs]}`,
    at,
    related: [
      ...(through ? [{ message: "Handed over here.", at: through }] : []),
      ...(from ? [{ message: "The model writes it here.", at: from }] : []),
    ],
  };
}

function placesOf(project: Project): string {
  const files = productionModules(project).length + ownScripts(project).length;
  return files === 1 ? "1 module" : `${files} modules`;
}

const runsCode = /^(?:builtins\.)?(?:eval|exec)$|PythonREPL\(\)\.run$|\.run_python_code$/;
const runsCommands =
  /^(?:os\.(?:system|popen)|subprocess\.(?:getoutput|getstatusoutput)|commands\.getoutput|asyncio\.create_subprocess_shell|asyncio\.subprocess\.create_subprocess_shell)$/;
const startsProcess = /^subprocess\.(?:run|call|check_call|check_output|Popen)$|^asyncio\.create_subprocess_exec$/;
const interpreter = /^(?:\/(?:usr\/)?bin\/)?(?:env|ba|z|da)?(?:sh|python3?|node|powershell|pwsh|cmd)(?:\.exe)?$/;
const runsSql =
  /(?:^|\.)(?:execute|executemany|executescript|exec_driver_sql|fetch|fetchall|fetchrow|read_sql|read_sql_query|sql|run|query|query_and_wait)$/;
const database =
  /^(?:sqlite3|psycopg2?|pymysql|mysql|MySQLdb|sqlalchemy|sqlmodel|duckdb|snowflake|clickhouse_connect|asyncpg|aiosqlite|pyodbc|trino|oracledb|databricks\.sql|google\.cloud\.bigquery|pyspark|pandas\.read_sql\w*|langchain\w*(?:\.\w+)*\.SQLDatabase)\b|(?:^|\.)(?:cursor|cur|conn|connection|con|db_conn|db|database|engine|spark)(?:\(\))?\.\w+$/;
/** What stands between a model and the machine. */
const check =
  /(?:^|[._])(?:(?:is_)?(?:valid|verif|sanit|check|safe|allow|approv|confirm|restrict|guard|whitelist|blocklist|denylist|permit|forbid|ensure|assert|dangerous|unsafe|readonly|read_only|select_only)\w*|\w+_(?:is_)?(?:valid|safe|allowed|approved|permitted)|startswith|fullmatch|parse_one|sqlglot\.parse|sqlparse\.parse|ast\.parse|shlex\.quote)$/i;
const asksPerson = /(?:^|\.)(?:input|interrupt|confirm|ask_approval|Confirm\.ask|Prompt\.ask|request_approval)$/;

interface Execution extends Sink {
  readonly runs: Danger["runs"];
}

interface Executions {
  readonly reached: readonly Danger[];
  readonly guarded: readonly Danger[];
}

const executions = oncePerModules((modules): Executions => {
  const found = sinksReached<Execution>(modules, {
    sinkOf,
    isGuarded: hasGuard,
    isCalledAnswer: (sink) => sink.runs !== "SQL" && isCalledAnswer(sink),
  });
  const dangers = (isGuarded: boolean) => found.filter((one) => one.isGuarded === isGuarded).map(danger);
  return { reached: dangers(false), guarded: dangers(true) };
});

function danger({ sink: { call, module, runs }, from, through }: ReachedSink<Execution>): Danger {
  return { sink: shortName(call.name), runs, at: module.place(call.span), from, through };
}

function sinkOf(call: PythonCall, module: PythonModule): Execution | undefined {
  const { name, arguments: given } = call;
  const text = given.find(
    (one) => !one.unpacked && (one.name === undefined || /^(?:args|cmd|command|code|sql|query|statement)$/.test(one.name)),
  )?.value;
  if (!text) return undefined;
  const option = (key: string) => given.find((one) => one.name === key)?.value;
  if (runsCode.test(name)) return { call, module, runs: "code", text };
  if (runsCommands.test(name)) return { call, module, runs: "commands", text };
  if (startsProcess.test(name)) {
    const shell = option("shell");
    if (shell?.kind === "boolean" && shell.value) return { call, module, runs: "commands", text };
    const words = text.kind === "list" ? text.items : given.flatMap((one) => (one.name === undefined ? [one.value] : []));
    const [program, ...rest] = words;
    const isInterpreter =
      program?.kind === "string" ? interpreter.test(program.value) : program?.kind === "name" && program.value === "sys.executable";
    const inline = rest.findIndex((one) => one.kind === "string" && /^(?:-l?c|-e|\/c|-Command)$/.test(one.value));
    const code = inline >= 0 ? rest[inline + 1] : writtenInto(rest, call, module);
    return isInterpreter && code ? { call, module, runs: "commands", text: code } : undefined;
  }
  return runsSql.test(name) && database.test(name) ? { call, module, runs: "SQL", text } : undefined;
}

/** What was written, in the same function, into the file that an interpreter is given. */
function writtenInto(words: readonly CodeValue[], { scope, span }: PythonCall, { facts }: PythonModule): CodeValue | undefined {
  const script = words.find((word) => word.kind !== "string" || !word.value.startsWith("-"));
  const path = script && pathIn(script, facts);
  if (path === undefined) return undefined;
  const before = facts.calls.filter((call) => call.scope === scope && call.span.start < span.start);
  const isOf = (value: CodeValue | undefined) => value !== undefined && pathIn(value, facts) === path;
  const written = before.findLast(({ name, receiver, whole }) => {
    if (!/\.write(?:_text|lines)?$/.test(name)) return false;
    const owner = receiver?.kind === "name" ? receiver.value : lastPart(name.replace(/\.\w+$/, ""));
    const opened = before.findLast(
      (one) => one.assignedTo.includes(owner) || (one.whole.start === whole.start && one.name === "pathlib.Path"),
    );
    const isOpening = opened !== undefined && /(?:^|\.)open$|^pathlib\.Path$/.test(opened.name);
    return owner === path || (isOpening && isOf(opened.arguments[0]?.value ?? opened.receiver));
  });
  return written?.arguments[0]?.value;
}

/** A path as code writes it: the text, or the variable without the attribute or the call of `str` that makes text of it. */
function pathIn(value: CodeValue, facts: PythonModule["facts"]): string | undefined {
  if (value.kind === "string") return value.value;
  if (value.kind === "name") return value.value.replace(/\.name$/, "");
  const call = value.kind === "call" ? facts.calls[value.call] : undefined;
  const inner = call && /^(?:str|os\.fspath|pathlib\.Path)$/.test(call.name) ? call.arguments[0]?.value : call?.receiver;
  return inner && pathIn(inner, facts);
}

/** Whether something checks the text, or asks a person, in the same function before it runs. */
function hasGuard(module: PythonModule, { scope, span }: PythonCall, follow: Follow): boolean {
  const isListed = module.facts.memberships.some(
    (one) =>
      one.scope === scope &&
      one.span.start < span.start &&
      one.names.some((name) => follow({ kind: "name", value: name, span: one.span }, scope, one.span.start) !== undefined),
  );
  if (isListed) return true;
  return module.facts.calls.some((call) => {
    if (call.scope !== scope || call.span.start >= span.start) return false;
    if (asksPerson.test(call.name)) return true;
    if (!check.test(call.name)) return false;
    const receiver = call.name.replace(/\.?\w+$/, "");
    const values: CodeValue[] = [...call.arguments.map(({ value }) => value), { kind: "name", value: receiver, span: call.span }];
    if (call.receiver) values.push(call.receiver);
    return values.some((value) => follow(value, scope, call.span.start) !== undefined);
  });
}

const replTool =
  /(?:^|\.)(?:PythonREPLTool|PythonAstREPLTool|PythonREPL|ShellTool|BashProcess|create_python_agent|LocalCommandLineCodeExecutor|UnsafeLocalCodeExecutor|PALChain(?:\.from_\w+)?)$|^(?:agno|phi)\.tools\.\w+\.(?:PythonTools|ShellTools)$/;

const sqlAgent =
  /(?:^|\.)(?:create_sql_agent|SQLDatabaseChain(?:\.from_llm)?|SQLDatabaseSequentialChain(?:\.from_llm)?|QuerySQLData[bB]aseTool|NLSQLTableQueryEngine|SQLTableRetrieverQueryEngine)$/;

/** Whether a module connects to its database only to read. */
function isReadOnly({ facts }: PythonModule): boolean {
  return (
    facts.strings.some(({ value }) => /mode=ro\b|read_?only|read-only/i.test(value)) ||
    facts.calls.some((call) => call.arguments.some(({ name }) => name === "read_only"))
  );
}

/** What frameworks run for a model in this process, by their own choice or by a flag. */
const handedOver = oncePerModules((modules): readonly Danger[] =>
  modules.flatMap((module) =>
    hasSandbox(module) ? [] : [...module.facts.calls.flatMap((call) => handedTo(call, module, modules)), ...withoutAsking(module)],
  ),
);

function handedTo(call: PythonCall, module: PythonModule, modules: readonly PythonModule[]): Danger[] {
  const name = lastPart(call.name.replace(/\.from_\w+$/, ""));
  const at = module.place(call.span);
  if (replTool.test(call.name)) {
    const runs = /Shell|Bash|CommandLine/.test(name) ? "commands" : "code";
    return [{ sink: name, runs, at, how: `\`${name}\` runs what the model writes on this machine` }];
  }
  if (sqlAgent.test(call.name) && !isReadOnly(module))
    return [{ sink: name, runs: "SQL", at, how: `\`${name}\` runs the SQL that the model writes` }];
  const options = optionsOf(modules, { module, call });
  // AutoGen asks a person before each step.
  if (options.some((one) => one.name === "human_input_mode" && isText("ALWAYS")(one.value))) return [];
  const flag = options.find(({ name: key, value }) => {
    const isUnsafe = unsafeFlags.get(key);
    const known = isUnsafe && constantOf(modules, value, { module, scope: call.scope, offset: call.span.start });
    return known !== undefined && !known.isDefault && isUnsafe?.(known.value) === true;
  });
  const isForContainers = flag !== undefined && /^(?:permission|sandbox)_mode$/.test(flag.name);
  return flag
    ? [
        {
          sink: name,
          runs: "code",
          at,
          isForContainers,
          how: `\`${name}\` with \`${flag.name}\` runs what the model writes on this machine`,
        },
      ]
    : [];
}

const isOn = (value: CodeValue) => value.kind === "boolean" && value.value;
const isText = (text: string) => (value: CodeValue) => value.kind === "string" && value.value === text;
/**
 * Options that take the sandbox or the question before each step away: of LangChain, CrewAI, AutoGen, smolagents and the SDKs of Claude
 * and Codex, as of November 2026.
 */
const unsafeFlags: ReadonlyMap<string, (value: CodeValue) => boolean> = new Map([
  ["allow_dangerous_code", isOn],
  ["unsafe_mode", isOn],
  ["code_execution_mode", isText("unsafe")],
  ["code_execution_config", isDockerOff],
  ["permission_mode", isText("bypassPermissions")],
  ["sandbox_mode", isText("danger-full-access")],
  ["additional_authorized_imports", (value) => value.kind === "list" && value.items.some(isText("*"))],
]);

function isDockerOff(config: CodeValue | undefined): boolean {
  return (
    config?.kind === "dict" &&
    config.entries.some(({ key, value }) => key.kind === "string" && key.value === "use_docker" && value.kind === "boolean" && !value.value)
  );
}

/** Flags by which agents of the command line ask nobody any more. */
const asksNobody = /^--dangerously-(?:skip-permissions|bypass-approvals-and-sandbox)$|^--yolo$/;
const agentProgram = /^(?:claude|codex|gemini|qwen)$/;

/** Agents that are started so that they ask nobody, and `interpreter.auto_run`. */
function withoutAsking(module: PythonModule): Danger[] {
  const { calls, assignments, imports } = module.facts;
  const lists = [...assignments.map(({ value }) => value), ...calls.flatMap((call) => call.arguments.map(({ value }) => value))];
  const started = lists.flatMap((value): Danger[] => {
    if (value.kind !== "list" || !value.items.some((item) => item.kind === "string" && agentProgram.test(item.value))) return [];
    const flag = value.items.find((item) => item.kind === "string" && asksNobody.test(item.value));
    if (flag?.kind !== "string") return [];
    const how = `\`${flag.value}\` lets the agent act unasked`;
    return [{ sink: flag.value, runs: "commands", at: module.place(flag.span), how, isForContainers: true }];
  });
  const auto = imports.some(({ module: name }) => name === "interpreter")
    ? assignments.filter(({ targets, value }) => targets.some((target) => /(?:^|\.)auto_run$/.test(target)) && isOn(value))
    : [];
  return [
    ...started,
    ...auto.map(
      ({ span }): Danger => ({
        sink: "auto_run",
        runs: "code",
        at: module.place(span),
        how: "`auto_run` runs what the model writes unasked",
      }),
    ),
  ];
}

const sandbox = /^(?:e2b\w*|docker|RestrictedPython|modal|daytona\w*|pyodide|wasmtime|llm_sandbox)$/;

function hasSandbox({ facts }: PythonModule): boolean {
  return facts.imports.some(({ module }) => sandbox.test(module.split(".")[0] ?? ""));
}
