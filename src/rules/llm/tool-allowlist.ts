import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import { modelCalls } from "../../practices/model-calls.js";
import { optionOf, scriptModelCalls } from "../../practices/script-model-calls.js";
import type { Evidence } from "../../project/evidence.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { isAskedFor } from "../../semantics/is-asked-for.js";
import { namesRead } from "../../semantics/names-in.js";
import type { Place } from "../../text/span.js";
import { claimsAt } from "../parts/claim.js";
import { isModelTool } from "../parts/model-text.js";
import type { Gap, Rule } from "../rule.js";

export const toolAllowlist: Rule = {
  title: "A model calls only the tools on a list",
  why: {
    source: "A1",
    text: "Free input can hold a prompt injection; a model that may name any function calls whichever one the injection names.",
  },
  applies: "agent",
  stage: "prototype",
  weight: 3,
  asks: "present",
  evidence: {
    claimed: "`agents[].tools` lists them.",
    present: "Tools are written out in code: in a `tools` list, or as decorated functions.",
  },
  contradicted: "Code gives the agent a tool that `agents[].tools` does not list.",
  manifest: ["agents"],
  noFix: "Which tools a model may call is for people to say: write them into a dictionary, and look the name up there.",
  limits: "Tools that a server or a registry gives at run time are not seen.",
  check(project) {
    const { dispatched, listed, names } = toolsIn(productionModules(project));
    const evidence: Evidence[] = [...listed.slice(0, 3), ...scriptTools(project).slice(0, 3)];
    const gaps = dispatched.map(
      ({ by, at }): Gap => ({
        kind: evidence.length > 0 ? "partial" : "missing",
        message: `\`${by}\` calls whatever function the model names. Look the name up in a dictionary of the tools that it may call.`,
        at,
      }),
    );
    const perAgent = [...(project.manifest.value.agents ?? []).keys()].map((index) => claimsAt(project, ["agents", index, "tools"]));
    const claims = perAgent.flat();
    for (const { value, at } of claims) evidence.push({ level: "claimed", what: `\`${value}\``, at });
    const declared = new Set(claims.map(({ value }) => value));
    // A file may list them too, and an agent that says nothing may have the others.
    if (
      claims.length > 0 &&
      perAgent.every((one) => one.length > 0) &&
      claims.every(({ form, value }) => form === "text" && /^\w+$/.test(value))
    )
      for (const { name, at } of names.filter((one) => !declared.has(one.name)))
        gaps.push({
          kind: "contradicted",
          message: `\`${name}\` is given to a model as a tool, but \`agents[].tools\` does not list it.`,
          at,
          related: claims.slice(0, 1).map((claim) => ({ message: "The tools that are declared.", at: claim.at })),
        });
    if (evidence.length === 0 && gaps.length === 0)
      return { evidence, gaps, unknown: "No tool that is given to a model was found in code." };
    return { evidence, gaps, share: evidence.length / Math.max(1, evidence.length + dispatched.length) };
  },
};

interface Tools {
  readonly dispatched: readonly { readonly by: string; readonly at: Place }[];
  readonly listed: readonly Evidence[];
  readonly names: readonly { readonly name: string; readonly at: Place }[];
}

/** What a call of a tool is called. */
const toolCall =
  /(?:^|[._])(?:tool|function)_?(?:call|use)s?(?:$|[._])|^(?:tool|function|fn|func)_?name$|^(?:tc|action)\.(?:function\.)?(?:name|tool)$/i;

/** Fills the blanks of a text. What is called `tools` there is shown to a model, and keeps it from nothing. */
const rendersText = /(?:Template|Message)$|\.(?:partial|format(?:_\w+)?|from_(?:template|messages))$/;

const toolsIn = oncePerModules((modules): Tools => {
  const calls = modelCalls(modules).filter(({ call }) => !rendersText.test(call.name));
  const listed = calls.flatMap(({ call, module }): Evidence[] => {
    const list = call.arguments.find(({ name }) => name === "tools" || name === "functions")?.value;
    return list && list.kind !== "none" ? [{ level: "present", what: `\`tools\` of \`${call.name}()\``, at: module.place(list.span) }] : [];
  });
  const decorated = modules.flatMap((module) =>
    module.facts.functions
      .filter((one) => isModelTool(one) && !one.decorators.some(({ name }) => /mcp/i.test(name)))
      .map(({ name, span }) => ({ name, at: module.place(span) })),
  );
  return {
    dispatched: modules.flatMap(dispatchesIn),
    listed: [...listed, ...decorated.map(({ name, at }) => ({ level: "present" as const, what: `\`${name}\` is given as a tool`, at }))],
    names: decorated,
  };
});

/** Where a function is fetched by a name that a model gave: from a module, from all globals, or by running the name. */
function dispatchesIn(module: PythonModule): Tools["dispatched"] {
  const { calls, assignments } = module.facts;
  const handlesTools = (scope: string) => toolScopes(module).has(scope);
  const named = (value: CodeValue | undefined, scope: string): boolean => {
    if (!value) return false;
    const names = value.kind === "format" ? value.parts.flatMap((part) => (part.kind === "name" ? [part.value] : [])) : namesRead(value);
    return names.some(
      (name) =>
        toolCall.test(name) ||
        assignments.some(
          (one) =>
            one.scope === scope &&
            one.targets.includes(name) &&
            one.value.kind !== "string" &&
            namesRead(one.value).some((read) => toolCall.test(read)),
        ),
    );
  };
  const isOnList = (value: CodeValue | undefined, { scope, span }: PythonCall) =>
    value !== undefined && isAskedFor(module, namesRead(value), scope, span.start);
  return calls.flatMap((call) => {
    const { name, scope, span, whole } = call;
    const at = module.place(span);
    if (isOnList(call.arguments[name === "getattr" ? 1 : 0]?.value, call)) return [];
    // A class of one's own or `self` may hold nothing but tools; a module or the globals hold everything that is imported.
    if (name === "getattr") {
      const [owner, member] = call.arguments;
      const isWide =
        owner?.value.kind === "name" && !/^(?:self|cls)(?:\.|$)/.test(owner.value.value) && isModuleName(module, owner.value.value);
      return isWide && named(member?.value, scope) ? [{ by: "getattr", at }] : [];
    }
    if (name === "eval") return named(call.arguments[0]?.value, scope) ? [{ by: "eval", at }] : [];
    if (name === "globals().get") return named(call.arguments[0]?.value, scope) ? [{ by: "globals().get", at }] : [];
    if (name !== "globals" && name !== "locals") return [];
    const isIndexed =
      calls.some(
        (one) => one !== call && one.span.start === whole.start && one.span.end > whole.end && !one.name.startsWith(`${name}().`),
      ) && handlesTools(scope);
    const isFetched = assignments.some(
      (one) => one.value.kind === "other" && one.value.span.start === whole.start && named(one.value, scope),
    );
    return isIndexed || isFetched ? [{ by: `${name}()`, at }] : [];
  });
}

/** The functions that read calls of tools. */
function toolScopes({ facts }: PythonModule): ReadonlySet<string> {
  const scopes = new Set<string>();
  for (const { scope, value, targets } of [...facts.assignments, ...facts.loops])
    if ([...targets, ...namesRead(value)].some((name) => toolCall.test(name))) scopes.add(scope);
  return scopes;
}

function isModuleName({ facts }: PythonModule, name: string): boolean {
  return (
    facts.calls.some((call) => call.name === "importlib.import_module" && call.assignedTo.includes(name)) ||
    facts.imports.some((one) => {
      const origin = one.name === undefined ? one.module : `${one.module}${one.module === "" ? "" : "."}${one.name}`;
      const isClass = /^[A-Z]/.test(one.name ?? "");
      return !isClass && (`${".".repeat(one.level)}${origin}` === name || one.as === name);
    }) ||
    name === "sys.modules"
  );
}

function scriptTools(project: Project): readonly Evidence[] {
  return scriptModelCalls(project).flatMap(({ call, module }) => {
    const list = optionOf(call, /^(?:tools|functions)$/);
    return list && list.kind !== "none"
      ? [{ level: "present" as const, what: `\`tools\` of \`${call.name}()\``, at: module.place(list.span) }]
      : [];
  });
}
