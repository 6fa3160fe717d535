import type { CodeValue } from "../../facts/code-value.js";
import type { ScriptCall } from "../../facts/script-facts.js";
import { scriptModelCalls } from "../../practices/script-model-calls.js";
import { remembered } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { ownScripts, type ScriptModule, scriptsOf } from "../../project/scripts.js";
import { calledFunction, type ScriptFollow, scriptFlow } from "../../semantics/script-flow.js";
import { lastPart } from "../../text/last-part.js";
import type { Place } from "../../text/span.js";

const answers = /(?:^|\.)(?:generateText|generateObject|streamText|create|parse|invoke|generateContent|complete|chat|generate|call|query)$/;
const noAnswer = /\.(?:embeddings?|images|files|audio|moderations|vectorStores|models\.(?:list|get|embedContent))\b/;
const passes =
  /(?:^|\.)(?:JSON\.parse|String|trim|replace|replaceAll|match|exec|slice|split|join|toString|text|content|at|pop|shift|map|flatMap|filter|find|substring|concat|trimStart|trimEnd|toLowerCase)$/;
const runsCode = /^(?:eval|Function|globalThis\.eval|vm\.(?:runIn\w+Context|Script))$/;
const runsCommands = /^child_process\.(?:exec|execSync)$|^(?:execa|zx)\.(?:execaCommand\w*|\$)$|^shelljs\.exec$/;
const runsSql =
  /\.(?:\$queryRawUnsafe|\$executeRawUnsafe)$|(?:^|\.)(?:pool|db|client|connection|conn|sql|pg|mysql|Pool\(\)|Client\(\)|connect\(\)|getConnection\(\)|get(?:Pool|Db|DB|Database)\(\))\.(?:query|execute|raw|unsafe|exec|prepare)$/;
const check = /(?:^|[._])(?:is)?(?:valid|verif|sanit|check|safe|allow|approv|confirm|guard|forbid|assert|readOnly|startsWith)\w*$/i;

/** What makes a tool of a function, whose arguments a model then writes. */
const makesTool =
  /^(?:ai|@ai-sdk\/[\w-]+|@langchain\/core\/tools|langchain\/tools|@openai\/agents|@mastra\/core\/tools)\.(?:tool|dynamicTool|DynamicTool|DynamicStructuredTool|createTool)$|^@modelcontextprotocol\/sdk\/\S*\.McpServer\(\)\.(?:tool|registerTool)$/;
const body = /(?:^|\.)(?:execute|func|<anonymous>)$/;

interface ScriptSink {
  readonly sink: string;
  readonly runs: "code" | "commands" | "SQL";
  readonly at: Place;
  /** Where the model writes it. */
  readonly from: Place;
  /** Where it is handed to the function that runs it. */
  readonly through?: Place;
}

/** Members of an answer that are no text of the model's. */
const otherMember =
  /^(?:usage|totalUsage|finish_?[rR]eason|stop_?[rR]eason|id|model|role|status|headers|error|errors|warnings|created|object_type|length|index|type)$/;

/** What a model's text passes through, and what beside it is none. */
export const modelTextRules = { passesOn: passes, otherMember };

/** The calls of scripts that a model answers with text. */
export const answersOf = remembered(
  (project: Project): ReadonlySet<ScriptCall> =>
    new Set(scriptModelCalls(project).flatMap(({ call }) => (answers.test(call.name) && !noAnswer.test(call.name) ? [call] : []))),
);

/** Follows what models write through the scripts of a project. */
export const scriptModelText = remembered((project: Project): ((module: ScriptModule) => ScriptFollow) => {
  const asked = answersOf(project);
  return scriptFlow(scriptsOf(project), { ...modelTextRules, isSource: (call) => asked.has(call) });
});

/** Where scripts run what a model wrote: followed through names, one level of the project's own functions, and from the arguments of tools. */
export const scriptSinks = remembered((project: Project): readonly ScriptSink[] => {
  const followOf = scriptModelText(project);
  const open: { readonly sink: Omit<ScriptSink, "from">; readonly module: ScriptModule; readonly scope: string; readonly index: number }[] =
    [];
  const own = ownScripts(project);
  const reached = own.flatMap((module): ScriptSink[] => {
    const sinks = module.facts.calls.filter((call) => runOf(call.name) !== undefined);
    if (sinks.length === 0) return [];
    const tools = module.facts.calls.filter(({ name }) => makesTool.test(name));
    const follow = followOf(module);
    return sinks.flatMap((call): ScriptSink[] => {
      const runs = runOf(call.name);
      // The body of a function is its last argument.
      const text = call.name === "Function" ? call.arguments.at(-1) : call.arguments[0];
      if (!runs || !text || text.value.kind === "list" || isChecked(module, call)) return [];
      const sink = { sink: call.name, runs, at: module.place(call.span) };
      const origin = follow(text.value, call.scope, call.span.start);
      if (origin?.kind === "source") return [{ ...sink, from: origin.at }];
      const tool = tools.find((one) => isArgumentOf(one, call, text.value, module));
      if (tool) return [{ ...sink, from: module.place(tool.span) }];
      if (origin) open.push({ sink, module, scope: origin.scope, index: origin.index });
      return [];
    });
  });
  if (open.length === 0) return reached;
  const handedOver = own.flatMap((module) =>
    module.facts.calls.flatMap((call): ScriptSink[] => {
      const meant = open.find(({ scope }) => lastPart(scope) === lastPart(call.name)) && calledFunction(scriptsOf(project), module, call);
      const into = meant && open.find((one) => one.module === meant.module && one.scope === meant.scope);
      const given = into && call.arguments[into.index];
      if (!into || !given || isChecked(module, call)) return [];
      const through = module.place(call.span);
      const origin = followOf(module)(given.value, call.scope, call.span.start);
      if (origin?.kind === "source") return [{ ...into.sink, from: origin.at, through }];
      const tool = module.facts.calls.find((one) => makesTool.test(one.name) && isArgumentOf(one, call, given.value, module));
      return tool ? [{ ...into.sink, from: module.place(tool.span), through }] : [];
    }),
  );
  const asTools = own.flatMap((module) =>
    module.facts.calls
      .filter(({ name }) => makesTool.test(name))
      .flatMap((call) =>
        functionsGiven(call).flatMap((name): ScriptSink[] => {
          const brought = module.facts.imports.find(({ as, typeOnly }) => as === name && !typeOnly);
          const path = brought ? `${brought.module}.${brought.name ?? name}` : name;
          const meant = calledFunction(scriptsOf(project), module, { ...call, name: path });
          const from = module.place(call.span);
          return open.flatMap((one) => (one.module === meant?.module && one.scope === meant.scope ? [{ ...one.sink, from }] : []));
        }),
      ),
  );
  return [...reached, ...handedOver, ...asTools];
});

/** The functions that a tool is made of, by their names. */
function functionsGiven({ arguments: given }: ScriptCall): readonly string[] {
  const values = given.flatMap(({ value }) =>
    value.kind === "dict"
      ? value.entries.flatMap((entry) => (entry.key.kind === "string" && /^(?:execute|func)$/.test(entry.key.value) ? [entry.value] : []))
      : [value],
  );
  return values.flatMap((value) => (value.kind === "name" ? [value.value] : []));
}

function runOf(name: string): ScriptSink["runs"] | undefined {
  if (runsCode.test(name)) return "code";
  if (runsCommands.test(name)) return "commands";
  return runsSql.test(name) ? "SQL" : undefined;
}

/** Whether a tool's function runs a value that it is given: a parameter, a part of one, or a name that nothing else in the file gives. */
function isArgumentOf(tool: ScriptCall, call: ScriptCall, value: CodeValue, { facts }: ScriptModule): boolean {
  if (!body.test(call.scope) || call.span.start < tool.whole.start || tool.whole.end < call.span.end) return false;
  const parts = value.kind === "format" ? value.parts : [value];
  return parts.some((part) => {
    const root = part.kind === "name" ? part.value.split(".")[0] : undefined;
    const isParameter = (name: string | undefined) => facts.parameters.some((one) => one.name === name && one.scope === call.scope);
    const given = facts.assignments.findLast(({ targets, scope }) => scope === call.scope && root !== undefined && targets.includes(root));
    if (given?.value.kind === "name" && isParameter(given.value.value.split(".")[0])) return true;
    return (
      root !== undefined && !facts.imports.some(({ as }) => as === root) && !facts.assignments.some(({ targets }) => targets.includes(root))
    );
  });
}

/** Whether something that is called after a check stands before a call in the same function. */
function isChecked({ facts }: ScriptModule, { scope, span }: ScriptCall): boolean {
  return facts.calls.some((call) => call.scope === scope && call.span.start < span.start && check.test(call.name));
}
