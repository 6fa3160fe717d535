import type { CodeValue } from "../facts/code-value.js";
import type { PythonFunction } from "../facts/python-facts.js";
import { useOf } from "../practices/evidence-of.js";
import { modelCalls } from "../practices/model-calls.js";
import { optionOf, scriptModelCalls } from "../practices/script-model-calls.js";
import type { Evidence } from "../project/evidence.js";
import { oncePerModules, productionModules } from "../project/production-code.js";
import type { Project, PythonModule } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import type { Place } from "../text/span.js";
import { findTool } from "../tools/index.js";
import { absentFile, claimsAt } from "./claim.js";
import { lastPart, modelText } from "./model-text.js";
import type { Gap, Verdict } from "./rule.js";

/** Which way the text goes that a guardrail looks at. */
export type Side = "input" | "output";

/** What guards one side of a model, and what only seems to. */
export function guardrailVerdict(project: Project, side: Side, missing: string): Verdict {
  const evidence: Evidence[] = [];
  const gaps: Gap[] = [];
  const { guards, empty, unused } = guardsIn(productionModules(project));
  evidence.push(...guards.filter((one) => one.sides.includes(side)).map((one) => one.evidence));
  evidence.push(...toolsOn(project, side), ...scriptGuards(project, side));
  for (const claim of claimsAt(project, ["guardrails", side])) {
    const tool = claim.form === "text" ? findTool(claim.value) : undefined;
    if (!claim.exists) gaps.push(absentFile(claim));
    else if (tool && !project.tool(tool.id))
      gaps.push({
        kind: "contradicted",
        message: `\`${claim.value}\` is declared, but no dependency, import or configuration shows ${tool.name}.`,
        at: claim.at,
      });
    else evidence.push({ level: claim.form === "path" ? "present" : "claimed", what: `\`${claim.value}\``, at: claim.at });
  }
  if (gaps.length > 0) return { evidence, gaps };
  const isWired = evidence.some(({ level }) => level === "wired");
  for (const { name, at } of isWired ? [] : empty.filter(({ sides }) => sides.includes(side)))
    gaps.push({ kind: "hollow", message: `\`${name}\` checks nothing: its body is empty. Write it, or use a guardrail.`, at });
  for (const { name, at } of isWired ? [] : unused.filter(({ sides }) => sides.includes(side)))
    gaps.push({
      kind: "hollow",
      message: `\`${name}\` would check the ${side}, but nothing calls it. Call it where the model is asked.`,
      at,
    });
  if (gaps.length > 0 || isWired) return { evidence, gaps };
  const present = evidence.find(({ level }) => level === "present");
  if (present) {
    const message = `A guardrail is there (${present.what}), but no code is seen that puts the ${side} through it.`;
    return { evidence, gaps: [{ kind: "weak", message, at: present.at }] };
  }
  if (evidence.length > 0) return { evidence, gaps };
  return { evidence, gaps: [{ kind: "missing", message: missing, at: project.manifest.exists ? undefined : firstAsked(project) }] };
}

/** Where production first asks a model. */
function firstAsked(project: Project): Place | undefined {
  const [call] = modelCalls(productionModules(project));
  const [script] = scriptModelCalls(project);
  return call ? call.module.place(call.call.span) : script?.module.place(script.call.span);
}

const both: readonly Side[] = ["input", "output"];

interface OwnGuard {
  readonly name: string;
  readonly sides: readonly Side[];
  readonly at: Place;
}

interface Guards {
  readonly guards: readonly { readonly sides: readonly Side[]; readonly evidence: Evidence }[];
  readonly empty: readonly OwnGuard[];
  readonly unused: readonly OwnGuard[];
}

const guardVerb = /(?:^|_)(?:check|moderate|validate|sanitize|sanitise|filter|guard|scan|screen|detect|is|assert|verify)_/;
const inputName =
  /_(?:user_)?(?:input|prompt|query|question|request)s?$|prompt_injection|injection|jailbreak|off_topic|is_relevant_question/;
const outputName = /_(?:model_|llm_)?(?:output|answer|response|reply|completion|generation)s?$|hallucinat|grounded|faithful|toxic/;
const eitherName = /(?:^|_)(?:guardrails?|moderation|safeguard|content_(?:filter|safety)|moderate(?:_(?:text|content|messages?))?)(?:_|$)/;
/** Names that mean nothing else. */
const certain =
  /guardrail|moderat|safeguard|injection|jailbreak|hallucinat|grounded|toxic|^_?(?:check|guard|sanitize)_(?:user_|llm_|model_)?(?:input|output|answer|response|prompt)$/;

/** Which sides a function of one's own guards, by its name; none for other functions. */
function sidesOf(name: string): readonly Side[] {
  const isGuard = guardVerb.test(name) || eitherName.test(name);
  if (isGuard && inputName.test(name)) return ["input"];
  if (isGuard && outputName.test(name)) return ["output"];
  return eitherName.test(name) ? both : [];
}

const moderates =
  /\.moderations\.create$|^openai\.Moderation\.a?create$|\.classifiers\.moderate(?:_chat)?$|\.analyze_text$|\.apply_guardrail$/;
const guardArgument = /^(input|output)_guardrails$/;
const platformGuard = /^(?:guardrail(?:Config|Identifier|_config|s)?|safety_settings|guardrail_id)$/;

const guardsIn = oncePerModules((modules): Guards => {
  const guards: Guards["guards"][number][] = [];
  const own: (OwnGuard & { readonly function: PythonFunction; readonly module: PythonModule })[] = [];
  const followOf = modelText(modules);
  for (const module of modules) {
    const asks = module.facts.calls.length > 0;
    for (const call of asks ? module.facts.calls : []) {
      const at = module.place(call.span);
      const see = (sides: readonly Side[], what: string) => guards.push({ sides, evidence: { level: "wired", what, at } });
      if (moderates.test(call.name)) {
        const isOutput = call.arguments.some(({ value }) => followOf(module)(value, call.scope, call.span.start)?.kind === "model");
        see(isOutput ? ["output"] : ["input"], `\`${lastPart(call.name.replace(/\.\w+$/, ""))}.${lastPart(call.name)}()\``);
      }
      for (const { name, value } of call.arguments) {
        if (name === undefined || isNothing(value)) continue;
        const side = guardArgument.exec(name)?.[1];
        if (side === "input" || side === "output") see([side], `\`${name}=…\``);
        else if (platformGuard.test(name) && modelish.test(call.name)) see(both, `\`${name}=…\``);
      }
    }
    for (const one of module.facts.functions) {
      const sides = sidesOf(one.name);
      if (sides.length > 0 && !one.name.startsWith("test_"))
        own.push({ name: one.name, sides, at: module.place(one.span), function: one, module });
    }
  }
  const used = namesUsed(modules);
  const isUsed = ({ name, function: { decorators } }: (typeof own)[number]) => decorators.length > 0 || used.has(name);
  for (const one of own)
    if (!one.function.empty && isUsed(one))
      guards.push({ sides: one.sides, evidence: { level: "wired", what: `\`${one.name}()\``, at: one.at } });
  return {
    guards,
    empty: own.filter((one) => one.function.empty && isUsed(one) && certain.test(one.name)),
    unused: own.filter((one) => !isUsed(one) && one.function.scope === "" && certain.test(one.name)),
  };
});

const modelish = /converse|invoke|bedrock|generate|GenerativeModel|Gemini|Chat|genai|litellm|completion/i;

function isNothing(value: CodeValue): boolean {
  return value.kind === "none" || (value.kind === "list" && value.items.length === 0);
}

/** The last parts of the names that code calls or hands on. */
function namesUsed(modules: readonly PythonModule[]): ReadonlySet<string> {
  const used = new Set<string>();
  const add = (value: CodeValue) => {
    if (value.kind === "name") used.add(lastPart(value.value));
    else if (value.kind === "other") for (const name of value.names) used.add(lastPart(name));
    else if (value.kind === "list") for (const item of value.items) add(item);
    else if (value.kind === "dict") for (const entry of value.entries) add(entry.value);
  };
  for (const { facts } of modules) {
    for (const call of facts.calls) {
      used.add(lastPart(call.name));
      for (const { value } of call.arguments) add(value);
    }
    for (const { value } of facts.assignments) add(value);
    for (const { value } of facts.returns) add(value);
  }
  return used;
}

/** Tools that look at one side only; the others may look at both. */
const onlyInput = new Set([
  "lakera",
  "rebuff",
  "presidio",
  "scrubadub",
  "datafog",
  "google-dlp",
  "comprehend-pii",
  "azure-language-pii",
  "private-ai",
  "nightfall",
  "perspective-api",
]);
/** Their calls say which side they look at. */
const seenByCalls = new Set(["provider-moderation", "openai-agents-guardrails"]);

function toolsOn(project: Project, side: Side): readonly Evidence[] {
  return project
    .withCapability("guardrails", "pii-redaction")
    .filter(({ tool }) => !seenByCalls.has(tool.id) && !(side === "output" && onlyInput.has(tool.id)))
    .filter(
      ({ evidence }) =>
        !evidence.every(({ what }) => (side === "input" ? /output_scanners|scan_output/ : /input_scanners|scan_prompt/).test(what)),
    )
    .flatMap(useOf);
}

const scriptGuard =
  /(?:^|\.)(?:moderations\.create|createModeration|\w*[mM]oderat(?:e|ion)\w*|\w*[gG]uardrails?\w*|\w*(?:promptInjection|PromptInjection|jailbreak|Jailbreak)\w*|\w*contentFilter\w*)$/;

function scriptGuards(project: Project, side: Side): readonly Evidence[] {
  const option =
    side === "input" ? /^(?:inputGuardrails|safetySettings|guardrailConfig)$/ : /^(?:outputGuardrails|safetySettings|guardrailConfig)$/;
  const other = side === "input" ? /output|answer|response/i : /input|prompt|question|query/i;
  const given = scriptModelCalls(project).filter(({ call }) => optionOf(call, option));
  const called = ownScripts(project).flatMap((module) =>
    module.facts.calls.filter(({ name }) => scriptGuard.test(name) && !other.test(lastPart(name))).map((call) => ({ call, module })),
  );
  return [...given, ...called]
    .slice(0, 3)
    .map(({ call, module }) => ({ level: "wired", what: `\`${call.name}()\``, at: module.place(call.span) }));
}
