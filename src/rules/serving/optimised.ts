import type { CodeValue } from "../../facts/code-value.js";
import { dotted } from "../../practices/dotted.js";
import { useOf } from "../../practices/evidence-of.js";
import { runCommandsThat } from "../../practices/run-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { callsTo, ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import type { Span } from "../../text/span.js";
import { absentFile, claimEvidence, claimsAt } from "../parts/claim.js";
import { noModel } from "../parts/no-model.js";
import { notRented } from "../parts/rented.js";
import type { Gap, Rule } from "../rule.js";

const calls = dotted(
  "torch.compile",
  "torch.jit.script",
  "torch.jit.trace",
  "torch.jit.load",
  "torch.jit.freeze",
  "torch.jit.optimize_for_inference",
  "torch.**.quantize_dynamic",
  "torch.**.quantize",
  "torch.**.quantize_fx",
  "torch.onnx.export",
  "torch.onnx._export",
  "**.half",
  "**.BitsAndBytesConfig",
  "**.GPTQConfig",
  "**.AwqConfig",
  "**.set_llm_cache",
  "**.SemanticCache",
  "**.RedisSemanticCache",
  "ray.serve.batch",
  "tensorflow.lite.TFLiteConverter.**",
  "onnxruntime.InferenceSession",
);
/** Ways to load or serve that take less memory or more requests at a time. */
const options =
  /^(?:load_in_[48]bit|quantization(?:_config)?|torch_dtype|max_batch_size|batchable|batch_max_size|max_batch_wait_time|kv_cache_dtype|use_cache_ttl)$/;
const commandOptions =
  /\s--(?:quantize|quantization|kv-cache-dtype|enable-prefix-caching|max-num-(?:batched-tokens|seqs)|max-batch-(?:size|total-tokens)|dtype\s+(?:half|bfloat16|float16|int8|fp8))\b|:\w*-?q[2-8]_[\w]+\b/;
/** What serves language models batches their requests by itself. */
const batching = new Set(["vllm", "tgi", "sglang", "tensorrt-llm", "lmdeploy", "nvidia-nim"]);
/** A store that is also a broker or a session's keeper is no cache of answers by itself. */
const stores = new Set(["redis", "memcached"]);
const promptCache = /^(?:cache_control|cachePoint|prompt_cache_key|cachedContent|cached_content)$/;

export const optimised: Rule = {
  title: "Quantization, distillation, batching or caching was considered",
  why: {
    source: "A3",
    text: "Serving models to many users efficiently takes an understanding of latency and of means such as quantization, distillation and caching.",
  },
  applies: "serves",
  stage: "production",
  weight: 1,
  asks: "claimed",
  evidence: {
    claimed: "`serving[].optimisation` says what was done, or why nothing is needed.",
    present: "A library that makes inference cheaper is imported, or a model server's setting batches.",
    wired: "Code or a command quantizes, compiles, batches or caches.",
  },
  contradicted: "A file that `serving[].optimisation` names does not exist.",
  manifest: ["serving"],
  fixes: [
    {
      kind: "manifest",
      title: "Say what was done, or why not",
      path: ["serving", 0, "optimisation"],
      value: ["TODO: none: 30 requests a day fit on one CPU"],
    },
  ],
  limits: "Whether it made anything faster is for a load test to say.",
  appliesUnless: noModel,
  offByDefault:
    "What can be made faster is seen badly from code alone: none of 3 findings was right on repositories read for the first time.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const index of (project.manifest.value.serving ?? []).keys())
      for (const claim of claimsAt(project, ["serving", index, "optimisation"])) {
        evidence.push(...claimEvidence(claim));
        if (!claim.exists) gaps.push(absentFile(claim));
      }
    evidence.push(...inCode(project), ...byTools(project), ...inSettings(project));
    const rented = evidence.length === 0 && gaps.length === 0 ? onlyRented(project) : undefined;
    if (rented) return { evidence, gaps, unknown: rented };
    if (evidence.length === 0 && gaps.length === 0 && asksOnlyTables(project))
      return {
        evidence,
        gaps,
        unknown: "Only models of tables are seen here, which cost little to ask. Say in `optimisation` if these do not.",
      };
    if (evidence.length === 0 && gaps.length === 0)
      gaps.push({
        kind: "missing",
        message:
          "Nothing shows that the cost of an answer was looked at: no quantization, batching or cache of answers. Say in `optimisation` what was done, or why not.",
      });
    return { evidence, gaps };
  },
};

/** Servers of whatever model they are given. */
const servesAnything = /^(?:bentoml|kserve|seldon|mlflow-serving|litserve|ray-serve)$/;

/** Whether all that is seen to answer are models such as those of scikit-learn. */
function asksOnlyTables(project: Project): boolean {
  const heavy = project
    .withCapability("deep-learning", "llm-runtime", "speech", "model-server")
    .filter(({ tool }) => !servesAnything.test(tool.id));
  return !project.traits.llm.value && heavy.length === 0 && project.withCapability("ml-framework").length > 0;
}

const inCode = remembered((project: Project): readonly Evidence[] => {
  const modules = ownModules(project);
  const given = modules.flatMap((module) =>
    module.facts.calls
      .filter(({ arguments: list }) => list.some(({ name }) => name !== undefined && (options.test(name) || promptCache.test(name))))
      .slice(0, 1)
      .map((call) => ({ name: call.name, at: module.place(call.span) })),
  );
  const cached = [
    ...modules.flatMap((module) =>
      module.facts.calls.flatMap((call) => call.arguments.flatMap(({ value }) => cachingKeys(value).map((span) => module.place(span)))),
    ),
    ...ownScripts(project).flatMap(({ facts, place }) =>
      facts.calls.flatMap((call) => call.arguments.flatMap(({ value }) => cachingKeys(value).map(place))),
    ),
  ];
  return [
    ...callsTo(modules, calls).map(({ call, at }) => ({ level: "wired" as const, what: `\`${call.name}()\` called`, at })),
    ...given.map(({ name, at }) => ({ level: "wired" as const, what: `\`${name}()\` loads or serves in a cheaper way`, at })),
    ...cached.map((at) => ({ level: "wired" as const, what: "the prompt is cached by the provider", at })),
  ];
});

/** Where an argument asks the provider to cache the prompt. */
function cachingKeys(value: CodeValue): Span[] {
  if (value.kind === "list") return value.items.flatMap(cachingKeys);
  if (value.kind !== "dict") return [];
  return value.entries.flatMap((entry) =>
    entry.key.kind === "string" && promptCache.test(entry.key.value) ? [entry.key.span] : cachingKeys(entry.value),
  );
}

function byTools(project: Project): readonly Evidence[] {
  return project
    .withCapability("model-optimisation", "caching", "llm-runtime")
    .filter(({ tool: { id, capabilities } }) =>
      capabilities.includes("llm-runtime") && !capabilities.includes("model-optimisation") ? batching.has(id) : !stores.has(id),
    )
    .flatMap(useOf);
}

function inSettings(project: Project): readonly Evidence[] {
  const settings = project
    .facts("model-server")
    .flatMap(({ path, facts }) =>
      facts.optimised.map(({ value, span }) => ({ level: "present" as const, what: `\`${value}\` of ${facts.tool}`, at: { path, span } })),
    );
  const commands = runCommandsThat(project, (text) => commandOptions.test(text));
  return [...settings, ...commands.map(({ text, at }) => ({ level: "wired" as const, what: `\`${text}\``, at }))];
}

/** What takes texts apart for a language model as often as it answers. */
const splitters = new Set(["nltk", "spacy"]);

/** Why nothing here can be made to answer more cheaply than `llm/caching` asks. */
function onlyRented(project: Project): string | undefined {
  const { llm, trains } = project.traits;
  const hosts = project
    .withCapability("model-server", "llm-runtime", "ml-framework", "deep-learning")
    .some(({ tool, level }) => level === "wired" && !splitters.has(tool.id));
  return llm.value && !trains.value && !hosts && notRented(project) === undefined
    ? "Its models run at their providers, whose answers `llm/caching` asks to keep."
    : undefined;
}
