import type { CodeValue } from "../../facts/code-value.js";
import type { PythonFunction } from "../../facts/python-facts.js";
import { useOf } from "../../practices/evidence-of.js";
import { optionOf, scriptModelCalls } from "../../practices/script-model-calls.js";
import type { Evidence } from "../../project/evidence.js";
import { importedFrom } from "../../project/imported-from.js";
import { modulesWith } from "../../project/modules-with.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { namesRead } from "../../semantics/names-in.js";
import { lastPart } from "../../text/last-part.js";
import type { Place } from "../../text/span.js";
import { findTool } from "../../tools/index.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import type { Fix, Gap, Verdict } from "../rule.js";
import { absentFile, claimsAt } from "./claim.js";
import { madeHere } from "./made-here.js";
import { modelText } from "./model-text.js";

/** Which way the text goes that a guardrail looks at. */
export type Side = "input" | "output";

const addModule: Fix = { kind: "scaffold", title: "Add a module that checks input and output", scaffold: "guardrails" };

/** What guards one side of a model, and what only seems to. */
export function guardrailVerdict(project: Project, side: Side, missing: string): Verdict {
  const evidence: Evidence[] = [];
  const gaps: Gap[] = [];
  const { guards, empty, unused } = guardsIn(productionModules(project));
  evidence.push(...guards.filter((one) => one.sides.includes(side)).map((one) => one.evidence));
  evidence.push(...toolsOn(project, side), ...scriptGuards[side](project));
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
  const present = evidence.find(({ level }) => level === "present");
  for (const { name, at } of isWired ? [] : empty.filter(({ sides }) => sides.includes(side)))
    gaps.push({ kind: "hollow", message: `\`${name}\` checks nothing: its body is empty. Write it, or use a guardrail.`, at });
  // Beside another guardrail, one that waits to be called takes nothing away.
  for (const { name, at } of isWired || present ? [] : unused.filter(({ sides }) => sides.includes(side)))
    gaps.push({
      kind: "hollow",
      message: `\`${name}\` would check the ${side}, but nothing calls it. Call it where the model is asked.`,
      at,
    });
  if (gaps.length > 0 || isWired) return { evidence, gaps };
  if (present) {
    const message = `A guardrail is there (${present.what}), but no code is seen that puts the ${side} through it.`;
    return { evidence, gaps: [{ kind: "weak", message, at: present.at }] };
  }
  if (evidence.length > 0) return { evidence, gaps };
  // Where a guard of one's own is known by what it does, its name and those beside it say nothing of the other side.
  const known = [...guards.flatMap((one) => one.evidence.at ?? []), ...[...empty, ...unused].map(({ at }) => at)];
  const own = madeHere(project, screens[side], new Set(known.map(({ path }) => folderOf(path))));
  if (own)
    return {
      evidence,
      gaps,
      unknown: `${own.what} is named for screening; which texts go through it is not seen. Say so in \`guardrails.${side}\`.`,
    };
  const listed = keywordReviews(productionModules(project)).find(({ sides }) => sides.includes(side));
  if (listed)
    return {
      evidence,
      gaps,
      unknown: `\`${listed.name}\` has keywords for the ${side}; what is done where one is found is not seen. Say so in \`guardrails.${side}\`.`,
    };
  const tested = side === "input" ? injectionTest(project) : undefined;
  if (tested)
    return {
      evidence,
      gaps,
      unknown: `\`${tested}\` tries prompt injection on the code; what keeps it out is not seen. Say so in \`guardrails.input\`.`,
    };
  return { evidence, gaps: [{ kind: "missing", message: missing, fixes: [addModule] }] };
}

/** Settings of a review of texts by keywords that people write for each application, as platforms of chats have them. */
const reviewSettings = /^(?:\w+_)?(?:review|moderation|sensitive_words?(?:_avoidance)?)_(?:config|settings|options)$/;
const keywordList = /^(?:\w+_)?(?:keywords|words|terms|blocklist|deny_?list)$/;
const reviewedSide: Readonly<Record<Side, RegExp>> = {
  input: /^(?:inputs?|query|question)_(?:config|settings|review|moderation)$/,
  output: /^(?:outputs?|answer|response)_(?:config|settings|review|moderation)$/,
};

interface KeywordReview {
  readonly name: string;
  readonly sides: readonly Side[];
}

/** Such settings that code reads, with the keywords and the sides that it reads of them. */
const keywordReviews = oncePerModules((modules): readonly KeywordReview[] =>
  modulesWith(modules, { targets: (target) => reviewSettings.test(lastPart(target)) }).flatMap(({ facts }) => {
    const kept = facts.assignments.flatMap(({ targets }) => targets).find((target) => reviewSettings.test(lastPart(target)));
    const has = (pattern: RegExp) => facts.strings.some(({ value }) => pattern.test(value));
    return kept && has(keywordList) ? [{ name: kept, sides: both.filter((side) => has(reviewedSide[side])) }] : [];
  }),
);

/** A test of prompt injection by its name that runs code of production, which then has something against it. */
function injectionTest(project: Project): string | undefined {
  const found = project.python.find(
    (module) =>
      module.role === "test" &&
      /prompt_?injection/i.test(nameOf(module.path)) &&
      module.facts.functions.some(({ name, assertions }) => name.startsWith("test") && assertions > 0) &&
      [...importedFrom(project, [module], () => false)].some(({ role }) => role === "production"),
  );
  return found && project.relative(found.path);
}

/** Code of one's own that screens, by names that do not say which side, or how: a filter of prompts for pictures beside a chat. */
const screens: Readonly<Record<Side, RegExp>> = {
  input:
    /(?:^|[/_])(?:safety|content|prompt|toxicity|profanity|abuse|nsfw|policy|injection)_(?:filter|check|guard|shield|screen|scan|classifi|sanitiz|moderat|detect)|(?:^|[/_])(?:guardrails?|guards?|moderation|moderator|prompt_injection|jailbreak)(?:[/_]|$)|^safety\/|(?:^|[/_])(?:redact|mask|scrub|anonymi[sz]e)_(?:\w+_)?(?:pii|prompt|input|message|text|personal)/,
  output:
    /(?:^|[/_])(?:safety|content|toxicity|output|response|answer|policy)_(?:filter|check|guard|shield|screen|scan|classifi|sanitiz|moderat)|(?:^|[/_])(?:guardrails?|moderation|moderator|groundedness|hallucination|faithfulness)(?:[/_]|$)|(?:^|[/_])(?:citation|fact|grounding|answer|claim)s?_(?:valid|check|verif|guard)|(?:^|[/_])(?:redact|mask|scrub|anonymi[sz]e)_(?:\w+_)?(?:pii|output|answer|response|personal)/,
};

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

/** Text that stands where what came from outside was taken away: `[Content removed for security]`. */
const redaction =
  /^\[[^\]]*\b(?:untrusted|unsafe|malicious|injection)\b[^\]]*\b(?:removed|redacted|hidden|filtered)\b[^\]]*\]$|^\[[^\]]*\b(?:removed|redacted|hidden|filtered)\b[^\]]*\b(?:untrusted|unsafe|malicious|injection|security)\b[^\]]*\]$/i;

/** Names of functions that guard a model and mean nothing else. */
const inputGuard =
  /prompt_injection|jailbreak|(?:^|_)(?:detect|check|is)_injection|(?:^|_)(?:is_)?(?:off_topic|out_of_(?:scope|domain))(?:_(?:query|question|request|input|message))?$|^_?(?:check|guard|moderate|sanitize|screen)_(?:user_)?(?:input|prompt|question|message)s?$|(?:^|_)is_(?:dangerous|harmful|nsfw)$/;
const outputGuard =
  /hallucinat|groundedness|(?:^|_)(?:verify|validate|check|enforce)_(?:citations?|grounding|faithfulness)$|(?:^|_)(?:is|check)_grounded|(?:^|_)(?:check|is)_toxic|^_?(?:check|guard|moderate|sanitize|screen)_(?:llm_|model_)?(?:output|answer)s?$|^_?(?:check|guard|moderate)_(?:llm|model)_(?:response|reply|completion)s?$/;
/** A gate behind the model by its name, wherever it is defined. */
const gateBehind = /(?:^|[._])post_(?:llm|model|generation|answer)_(?:gate|check|filter|guard)$/;
const eitherGuard =
  /(?:^|_)(?:guardrails?|moderation|safeguards?|content_(?:filter|safety)|safety_check(?:er)?|moderate(?:_(?:text|content|messages?))?)(?:_|$)/;

/** Which sides a function of one's own guards, by its name; none for other functions. */
function sidesOf(name: string): readonly Side[] {
  if (inputGuard.test(name)) return ["input"];
  if (outputGuard.test(name)) return ["output"];
  if (!eitherGuard.test(name)) return [];
  if (/input|prompt|question|query/.test(name)) return ["input"];
  return /output|answer|response|reply/.test(name) ? ["output"] : both;
}

const attackLabel =
  /^(?:NEFARIOUS|MALICIOUS|JAILBREAK|PROMPT_INJECTION|HARMFUL|UNSAFE|ABUSIVE)(?:_(?:QUERY|QUESTION|INPUT|REQUEST|PROMPT|ATTEMPT|CONTENT|INTENT))?$/;

const moderates =
  /(?:^|\.)(?:is_dangerous|is_nsfw)$|\.moderations\.create$|^openai\.Moderation\.a?create$|\.classifiers\.moderate(?:_chat)?$|\.analyze_text$|\.apply_guardrail$/;
const guardArgument = /^(input|output)_guardrails$/;
/** What a policy of one's own says of an answer that a person has to see first. */
const holds = /^(?:requires|needs)_(?:human_)?(?:review|approval)$/;
const platformGuard = /^(?:guardrail(?:Config|Identifier|_config|s)?|safety_settings|guardrail_id)$/;

const guardsIn = oncePerModules((modules): Guards => {
  const guards: Guards["guards"][number][] = [];
  const own: (OwnGuard & { readonly function: PythonFunction; readonly module: PythonModule })[] = [];
  const followOf = modelText(modules);
  for (const module of modules) {
    const asks = module.facts.calls.length > 0;
    const redacted = module.facts.strings.find(({ value }) => redaction.test(value));
    if (redacted)
      guards.push({ sides: ["input"], evidence: { level: "wired", what: `\`${redacted.value}\``, at: module.place(redacted.span) } });
    for (const call of asks ? module.facts.calls : []) {
      const at = module.place(call.span);
      const see = (sides: readonly Side[], what: string) => guards.push({ sides, evidence: { level: "wired", what, at } });
      if (moderates.test(call.name)) {
        const isOutput = call.arguments.some(({ value }) => followOf(module)(value, call.scope, call.span.start)?.kind === "source");
        see(isOutput ? ["output"] : ["input"], `\`${lastPart(call.name.replace(/\.\w+$/, ""))}.${lastPart(call.name)}()\``);
      }
      if (gateBehind.test(call.name)) see(["output"], `\`${lastPart(call.name)}()\``);
      for (const { name, value } of call.arguments) {
        if (name === undefined || isNothing(value)) continue;
        const side = guardArgument.exec(name)?.[1];
        if (side === "input" || side === "output") see([side], `\`${name}=…\``);
        else if (holds.test(name)) see(["output"], `\`${name}=…\` holds an answer back for a person`);
        else if (platformGuard.test(name) && modelish.test(call.name)) see(both, `\`${name}=…\``);
      }
    }
    // Labels by which a model, asked first, sorts out what users write.
    const label = module.facts.assignments.find(({ targets, scope }) => scope !== "" && targets.some((target) => attackLabel.test(target)));
    if (label)
      guards.push({ sides: ["input"], evidence: { level: "wired", what: `label \`${label.targets[0]}\``, at: module.place(label.span) } });
    const held = module.facts.assignments.find(({ targets }) => targets.some((target) => holds.test(lastPart(target))));
    if (held) guards.push({ sides: ["output"], evidence: { level: "wired", what: `\`${held.targets[0]}\``, at: module.place(held.span) } });
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
    empty: own.filter((one) => one.function.empty && isUsed(one)),
    unused: own.filter((one) => !isUsed(one) && one.function.scope === ""),
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
    for (const name of namesRead(value)) used.add(lastPart(name));
    if (value.kind === "list") for (const item of value.items) add(item);
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
  // Azure filters prompts and completions unless somebody has it switched off.
  const azure = project.tool("azure-openai");
  const filter = azure ? useOf(azure).map((one) => ({ ...one, what: `${one.what}, which Azure filters by default` })) : [];
  const tools = project
    .withCapability("guardrails", "pii-redaction")
    .filter(({ tool }) => !seenByCalls.has(tool.id) && !(side === "output" && onlyInput.has(tool.id)))
    .filter(
      ({ evidence }) =>
        !evidence.every(({ what }) => (side === "input" ? /output_scanners|scan_output/ : /input_scanners|scan_prompt/).test(what)),
    )
    .flatMap(useOf);
  return [...tools, ...filter];
}

const scriptGuard =
  /(?:^|\.)(?:moderations\.create|createModeration|\w*[mM]oderat(?:e|ion)\w*|\w*[gG]uardrails?\w*|\w*(?:promptInjection|PromptInjection|jailbreak|Jailbreak)\w*|\w*contentFilter\w*)$/;

const guardsInScripts = (side: Side) =>
  remembered((project: Project): readonly Evidence[] => {
    const option =
      side === "input" ? /^(?:inputGuardrails|safetySettings|guardrailConfig)$/ : /^(?:outputGuardrails|safetySettings|guardrailConfig)$/;
    const other = side === "input" ? /output|answer|response/i : /input|prompt|question|query/i;
    const given = scriptModelCalls(project).filter(({ call }) => optionOf(call, option));
    const called = ownScripts(project).flatMap((module) =>
      module.facts.calls
        .filter(({ name, arguments: all }) => {
          if (!scriptGuard.test(name) || other.test(lastPart(name))) return false;
          const isMadeOfAnswer = all.some(({ value }) => readsAnswer(value));
          return !/moderations\.create$|createModeration$/.test(name) || isMadeOfAnswer === (side === "output");
        })
        .map((call) => ({ call, module })),
    );
    return [...given, ...called]
      .slice(0, 3)
      .map(({ call, module }) => ({ level: "wired", what: `\`${call.name}()\``, at: module.place(call.span) }));
  });

const scriptGuards = { input: guardsInScripts("input"), output: guardsInScripts("output") };

/** Whether a value is named for what a model says. */
function readsAnswer(value: CodeValue): boolean {
  if (value.kind === "dict") return value.entries.some((entry) => readsAnswer(entry.value));
  return namesRead(value).some((name) => /answer|output|response|completion|reply|choices/i.test(name));
}
