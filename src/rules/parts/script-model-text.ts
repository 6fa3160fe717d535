import type { CodeValue } from "../../facts/code-value.js";
import type { ScriptCall } from "../../facts/script-facts.js";
import { scriptModelCalls } from "../../practices/script-model-calls.js";
import { oncePerObservation } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { ownScripts, type ScriptModule } from "../../project/scripts.js";
import type { Place } from "../../text/span.js";

const answers = /(?:^|\.)(?:generateText|generateObject|streamText|create|parse|invoke|generateContent|complete|chat|generate|call|query)$/;
const noAnswer = /\.(?:embeddings?|images|files|audio|moderations|vectorStores|models\.(?:list|get|embedContent))\b/;
const passes = /(?:^|\.)(?:JSON\.parse|String|trim|replace|replaceAll|match|exec|slice|split|join|toString|text|content|at|pop|shift)$/;
const runsCode = /^(?:eval|Function|globalThis\.eval|vm\.(?:runIn\w+Context|Script))$/;
const runsCommands = /^child_process\.(?:exec|execSync)$|^(?:execa|zx)\.(?:execaCommand\w*|\$)$|^shelljs\.exec$/;
const runsSql =
  /\.(?:\$queryRawUnsafe|\$executeRawUnsafe)$|(?:^|\.)(?:pool|db|client|connection|conn|sql|pg|mysql|Pool\(\)|Client\(\))\.(?:query|execute|raw|unsafe|exec|prepare)$/;
const check = /(?:^|[._])(?:is)?(?:valid|verif|sanit|check|safe|allow|approv|confirm|guard|forbid|assert|readOnly|startsWith)\w*$/i;

/** What makes a tool of a function, whose arguments a model then writes. */
const makesTool =
  /^(?:ai|@ai-sdk\/[\w-]+|@langchain\/core\/tools|langchain\/tools|@openai\/agents|@mastra\/core\/tools)\.(?:tool|dynamicTool|DynamicTool|DynamicStructuredTool|createTool)$/;
const body = /(?:^|\.)(?:execute|func|<anonymous>)$/;

interface ScriptSink {
  readonly sink: string;
  readonly runs: "code" | "commands" | "SQL";
  readonly at: Place;
  /** Where the model writes it. */
  readonly from: Place;
}

/** Where scripts run what a model wrote: followed through names inside a function, and from the arguments of tools. */
export const scriptSinks = oncePerObservation((project: Project): readonly ScriptSink[] => {
  const sources = scriptModelCalls(project).filter(({ call }) => answers.test(call.name) && !noAnswer.test(call.name));
  return ownScripts(project).flatMap((module): ScriptSink[] => {
    const own = sources.filter((one) => one.module === module).map(({ call }) => call);
    const tools = module.facts.calls.filter(({ name }) => makesTool.test(name));
    if (own.length + tools.length === 0) return [];
    const follow = followIn(module, own);
    return module.facts.calls.flatMap((call): ScriptSink[] => {
      const runs = runOf(call.name);
      const [text] = call.arguments;
      if (!runs || !text || text.value.kind === "list" || isChecked(module, call)) return [];
      const source = follow(text.value, call.scope) ?? tools.find((tool) => isArgumentOf(tool, call, text.value, module));
      return source ? [{ sink: call.name, runs, at: module.place(call.span), from: module.place(source.span) }] : [];
    });
  });
});

function runOf(name: string): ScriptSink["runs"] | undefined {
  if (runsCode.test(name)) return "code";
  if (runsCommands.test(name)) return "commands";
  return runsSql.test(name) ? "SQL" : undefined;
}

/** Whether a tool's function runs a value that it is given: a name that nothing else in the file gives. */
function isArgumentOf(tool: ScriptCall, call: ScriptCall, value: CodeValue, { facts }: ScriptModule): boolean {
  if (!body.test(call.scope) || call.span.start < tool.whole.start || tool.whole.end < call.span.end) return false;
  const parts = value.kind === "format" ? value.parts : [value];
  return parts.some((part) => {
    const root = part.kind === "name" ? part.value.split(".")[0] : undefined;
    return (
      root !== undefined && !facts.imports.some(({ as }) => as === root) && !facts.assignments.some(({ targets }) => targets.includes(root))
    );
  });
}

/** Whether something that is called after a check stands before a call in the same function. */
function isChecked({ facts }: ScriptModule, { scope, span }: ScriptCall): boolean {
  return facts.calls.some((call) => call.scope === scope && call.span.start < span.start && check.test(call.name));
}

function followIn({ facts }: ScriptModule, sources: readonly ScriptCall[]): (value: CodeValue, scope: string) => ScriptCall | undefined {
  const given = new Map<string, ScriptCall>();
  const ofName = (name: string, scope: string) => {
    const [root = name] = name.split(".");
    for (let current = scope; ; current = current.slice(0, Math.max(0, current.lastIndexOf(".")))) {
      const found = given.get(`${current}\n${root}`);
      if (found || current === "") return found;
    }
  };
  const follow = (value: CodeValue, scope: string): ScriptCall | undefined => {
    const firstOf = (values: readonly CodeValue[]) => {
      for (const one of values) {
        const found = follow(one, scope);
        if (found) return found;
      }
      return undefined;
    };
    switch (value.kind) {
      case "name":
        return ofName(value.value, scope);
      case "call": {
        const call = facts.calls[value.call];
        if (!call || sources.includes(call)) return call;
        const source = sources.find(({ name }) => call.name.startsWith(`${name}().`));
        if (!passes.test(call.name)) return undefined;
        return source ?? ofName(call.name, scope) ?? firstOf(call.arguments.map((one) => one.value));
      }
      case "format":
        return firstOf(value.parts);
      case "other": {
        const head = facts.calls.find(({ whole }) => whole.start === value.span.start && whole.end < value.span.end);
        if (head && sources.includes(head)) return head;
        for (const name of head ? [] : value.names) {
          const found = ofName(name, scope);
          if (found) return found;
        }
        return undefined;
      }
      default:
        return undefined;
    }
  };
  for (const { targets, value, scope } of facts.assignments) {
    const source = follow(value, scope);
    if (source) for (const target of targets) given.set(`${scope}\n${target}`, source);
  }
  return follow;
}
