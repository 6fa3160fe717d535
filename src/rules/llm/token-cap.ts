import type { CodeValue } from "../../facts/code-value.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { sdkOf } from "../../semantics/provider-sdks.js";
import { claimAt } from "../parts/claim.js";
import {
  alsoHere,
  andMore,
  type CallGroup,
  callOf,
  entryOf,
  grouped,
  isChatModel,
  modelRequests,
  type ProductionCall,
  passToAll,
  productionCalls,
} from "../parts/model-requests.js";
import type { Fix, Gap, Rule } from "../rule.js";

const cap =
  /^(?:max_?(?:output_?|completion_?|new_?|generation_?)?tokens(?:_to_sample)?|max(?:Output|Completion|New)?Tokens|num_?predict|max_length|max_token_count)$/i;
/** What may hold the cap instead of the call. */
const settings =
  /^(?:(?:generation_?)?config|generationConfig|inference_?config|model_?(?:kwargs|settings|config)|extra_body|body|options|default_options|additional_kwargs|request|settings)$/i;
/** Requests whose body holds what the model is told. */
const bodyHolds = /InvokeModel|invoke_model/;
/** What sets it elsewhere, so that it cannot be told for which call: LangChain's `bind`, Google's `GenerativeModel(generation_config=…)`. */
const setsLater =
  /\.(?:bind|with_config|withConfig|configurable_fields|GenerationConfig|GenerateContentConfig|GenerativeModel)$|\.getGenerativeModel$/;

const configures = /\.(?:with_config|withConfig)$/;

export const tokenCap: Rule = {
  title: "The length of a model's answers is capped",
  why: {
    source: "A1",
    text: "A third-party model brings a cost per call and higher latency; both grow with each token of the answer, and only a cap bounds them.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 1,
  asks: "wired",
  evidence: {
    claimed: "`models[].max_output_tokens`.",
    wired: "Each call in production code, or the chat model it is made on, sets `max_tokens`, `maxOutputTokens` or the like.",
  },
  hollow: "The cap is zero or negative, which takes the limit away.",
  contradicted: "Every call allows more tokens than `models[].max_output_tokens`.",
  manifest: ["models"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare the model with its cap",
      path: ["models"],
      value: [{ name: "TODO: name", max_output_tokens: "TODO: 800" }],
    },
  ],
  limits:
    "Options that are built elsewhere (`**options`, `create(params)`) and caps of a gateway are not seen and not judged; clients that always cap, such as Anthropic's, are left out.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const claims = (project.manifest.value.models ?? []).flatMap(
      (_, index) => claimAt(project, ["models", index, "max_output_tokens"]) ?? [],
    );
    for (const { value, at } of claims) evidence.push({ level: "claimed", what: `at most ${value} tokens`, at });
    const later = productionCalls(project, setsLater);
    const judged = modelRequests(project).flatMap((request) => {
      const found = isAlwaysCapped(request) || mayBeCapped(request) ? "unseen" : capOf(request, later);
      return found === "unseen" ? [] : [{ request, found }];
    });
    const numbers = judged.flatMap(({ request, found }) =>
      request
        .known(found)
        .flatMap(({ value, isDefault }) => (value.kind === "number" && !isDefault ? [{ request, limit: value.value }] : [])),
    );
    const useless = numbers.filter(({ limit }) => limit <= 0);
    for (const { request, limit } of useless)
      gaps.push({ kind: "hollow", message: `\`${request.label}\` is given a cap of ${limit}, which is no limit.`, at: request.at });
    const declared = Math.max(...claims.map(({ value }) => Number(value)));
    const [first] = numbers;
    if (first && claims[0] && numbers.every(({ limit }) => limit > declared)) {
      const message = `The manifest caps answers at ${declared} tokens, but \`${first.request.label}\` allows ${first.limit}.`;
      gaps.push({ kind: "contradicted", message, at: claims[0].at, related: [{ message: "Allowed here.", at: first.request.at }] });
    }
    const bare = judged.filter(({ found }) => found === undefined).map(({ request }) => request);
    const kept = judged.filter(({ request, found }) => found !== undefined && !useless.some((one) => one.request === request));
    if (kept[0]) evidence.push({ level: "wired", what: `${kept.length} of ${judged.length} calls cap the answer`, at: kept[0].request.at });
    for (const group of grouped(bare)) {
      const [request] = group;
      gaps.push({
        kind: kept.length > 0 ? "partial" : "missing",
        message: `\`${request.label}\`${andMore(group)} does not cap the answer, so one reply can cost as much as the model allows. Set \`${wordFor(request, project)}\`.`,
        at: request.at,
        related: alsoHere(group, (label) => `\`${label}\` has no cap either.`),
        fixes: capFix(group, project, claims[0]?.value),
      });
    }
    if (judged.length === 0 && evidence.length === 0)
      return { evidence, gaps, unknown: "No call is seen whose options say how long an answer may be." };
    return { evidence, gaps, share: kept.length / Math.max(1, judged.length) };
  },
};

/** Whether a call makes the chat model of whichever provider it is told, and that is Anthropic's or not written in it. */
function mayBeCapped({ name, call, option }: ProductionCall): boolean {
  if (!/(?:^|\.)init_chat_model$/.test(name)) return false;
  const model = option(/^model$/) ?? call.arguments.find((one) => !("name" in one) || one.name === undefined)?.value;
  const provider = option(/^model_provider$/);
  return [model, provider].some((one) => one && (one.kind !== "string" || /anthropic|claude/i.test(one.value)));
}

/** Whether a client asks for a cap or sets one itself, by the table of client libraries. */
function isAlwaysCapped({ name }: ProductionCall): boolean {
  return (sdkOf(name)?.cap?.byDefault ?? "model") !== "model" || /anthropic/i.test(name) || bodyHolds.test(name);
}

/** The cap that a call is given; `undefined` when it has none, `unseen` when that cannot be told. */
function capOf(request: ProductionCall, later: readonly ProductionCall[]): CodeValue | "unseen" | undefined {
  const direct = request.option(cap);
  const known = request.known(direct);
  if (direct)
    return direct.kind === "none" || (known.length > 0 && known.every(({ value, isDefault }) => value.kind === "none" && !isDefault))
      ? undefined
      : direct;
  const held = request.option(settings);
  const inner = held && (entryOf([held], cap) ?? callOf(held, request)?.option(cap));
  if (inner) return inner;
  const isShut = held === undefined || (held.kind === "dict" && !held.unpacked) || callOf(held, request)?.isOpen === false;
  const isSetLater = later.some(
    ({ name, module, option }) =>
      option(settings) !== undefined || (module === request.module && option(cap)) || (isChatModel(request) && configures.test(name)),
  );
  return request.isOpen || request.option(/^configurable_fields$/) || !isShut || isSetLater ? "unseen" : undefined;
}

/** Tokens that a first cap may be, where the manifest says none: some 750 words. */
const usual = "1024";

/** What the manifest says, or else some 750 words in Python, passed to the calls. */
function capFix(group: CallGroup, project: Project, declared: string | undefined): readonly Fix[] {
  const [{ label, language }] = group;
  if (declared === undefined && language !== "python") return [];
  const edits = passToAll(group, (call) =>
    // A call to Gemini takes its settings inside of another object.
    /generate_?content/i.test(call.name) || call.option(cap) !== undefined
      ? undefined
      : { name: wordFor(call, project), value: declared ?? usual },
  );
  const title = declared === undefined ? `Cap the answer of \`${label}\` at ${usual} tokens` : `Pass the manifest's cap to \`${label}\``;
  return edits.length > 0 ? [{ kind: "edit", title, edits }] : [];
}

/** What each API calls the cap. */
function wordFor({ name, language }: ProductionCall, project: Project): string {
  if (/(?:^|\.)responses\./.test(name)) return "max_output_tokens";
  if (/chat\.completions\./.test(name)) return "max_completion_tokens";
  if (language === "python") return /generate_content/.test(name) ? "max_output_tokens" : "max_tokens";
  if (name.startsWith("ai.")) return isEarlyAiSdk(project) ? "maxTokens" : "maxOutputTokens";
  return /generateContent/.test(name) ? "maxOutputTokens" : "maxTokens";
}

/** Whether the AI SDK is older than version 5, which gave the option its present name. */
function isEarlyAiSdk(project: Project): boolean {
  return project
    .facts("dependencies")
    .some(
      ({ facts }) =>
        facts.ecosystem === "npm" &&
        facts.role === "manifest" &&
        facts.dependencies.some(({ name, specifier }) => name === "ai" && /^[~^=v\s]*[0-4](?:\.|$)/.test(specifier ?? "")),
    );
}
