import type { PythonImport } from "../../facts/python-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { innerScope } from "../../project/inner-scope.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { targetsOf } from "../../project/reached-modules.js";
import { all } from "../../project/trait.js";
import { findTool } from "../../tools/index.js";
import { claimAt } from "../parts/claim.js";
import { isChatModel, modelRequests, type ProductionCall, productionCalls } from "../parts/model-requests.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Gap, Rule } from "../rule.js";

/** Options that make a client, a gateway or a provider keep what it was asked before. */
const option =
  /^(?:cache|caching|cache_control|cacheControl|prompt_cache_key|promptCacheKey|cached_content|cachedContent|cache_config|enable_cache)$/;
const byName =
  /(?:^|[._])(?:set_llm_cache|(?:lru_|ttl_|alru_)?cached?|unstable_cache|cache_data|CachePoint|LLMCache|SemanticCache|enable_cache)$/;
/** What caches all calls of a framework or gateway. */
const forAll = /(?:^|\.)(?:set_llm_cache|litellm\.(?:enable_cache|Cache|caching\.\w+))$/;
/** Names of one's own: `get_cached_answer`, `answerCache.get`. */
const ownName = /cache/i;
/** These keep something else: compiled templates, tokens of access, the HTTP client. */
const otherCache = /cache_dir|no_?cache|cache_?clear|HF_|embedd|token_cache|TokenCache|cache-control|gpu|cuda|empty_cache/i;

export const caching: Rule = {
  title: "Repeated model calls are answered from a cache",
  why: {
    source: "A3",
    text: "Serving models to many users efficiently is system architecture: quantization, distillation and caching keep latency down.",
  },
  applies: all("llm", "serves"),
  stage: "production",
  weight: 1,
  asks: "wired",
  shownByCode: true,
  evidence: {
    claimed: "`models[].cache`.",
    present: "A cache runs beside the service.",
    wired: "Code that calls the model, or what calls that code, caches its answers; or it asks for the provider's prompt cache.",
  },
  contradicted: "`models[].cache` names a cache that nothing in the workspace shows.",
  manifest: ["models"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare what caches answers",
      path: ["models"],
      value: [{ name: "TODO: name", cache: "TODO: what keeps answers" }],
    },
  ],
  limits: "What a gateway or the provider caches by itself is not seen. Where no two calls are alike, waive the rule.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const tools = project.withCapability("caching");
    for (const index of (project.manifest.value.models ?? []).keys()) {
      const claim = claimAt(project, ["models", index, "cache"]);
      if (!claim) continue;
      const named = findTool(claim.value);
      evidence.push({
        level: claim.form === "path" && claim.exists ? "present" : "claimed",
        what: `cached by \`${claim.value}\``,
        at: claim.at,
      });
      if ((named && !project.tool(named.id)) || !claim.exists)
        gaps.push({
          kind: "contradicted",
          message: `Answers are said to be cached by \`${claim.value}\`, but ${claim.exists ? "nothing in the workspace shows it" : "it does not exist in the project"}.`,
          at: claim.at,
        });
    }
    const requests = modelRequests(project);
    evidence.push(...cachedRequests(project, requests), ...answersKept(project));
    if (gaps.length > 0 || evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    evidence.push(...tools.map((tool): Evidence => ({ ...toolEvidence(tool), level: "present" })));
    if (evidence.length > 0) return { evidence, gaps };
    if (requests.length === 0)
      return { evidence, gaps, unknown: "No model call whose surroundings could be looked at is seen in production code." };
    gaps.push({
      kind: "missing",
      message:
        "Nothing keeps the answers to repeated model calls: no cache is used beside them and no prompt cache is asked for. Cache them, or say so in `models[].cache`.",
    });
    return { evidence, gaps };
  },
};

/** What caches in the files that call models. */
function cachedRequests(project: Project, requests: readonly ProductionCall[]): Evidence[] {
  const asked = requests.find((one) => {
    const value = one.option(option);
    return value && value.kind !== "none" && !(value.kind === "boolean" && !value.value);
  });
  if (asked) return [{ level: "wired", what: `\`${asked.label}\` asks for a cache`, at: asked.at }];
  const [whole] = productionCalls(project, forAll);
  if (whole) return [{ level: "wired", what: `\`${whole.label}\` caches model calls`, at: whole.at }];
  const asking = requests.filter((one) => !isChatModel(one));
  for (const module of new Set(asking.map((one) => one.module))) {
    const { calls, functions, strings } = module.facts;
    const scopes = new Set(asking.flatMap((one) => (one.module === module ? [one.call.scope] : [])));
    const marked = strings.find(({ value }) => value === "cache_control" || value === "cachePoint");
    if (marked) return [{ level: "wired", what: `\`${marked.value}\` marks what the provider caches`, at: module.place(marked.span) }];
    const decorated = functions.flatMap((one) => ("decorators" in one && scopes.has(innerScope(one)) ? one.decorators : []));
    const isBeside = ({ name, scope }: (typeof calls)[number]) => scopes.has(scope) && ownName.test(name) && !otherCache.test(name);
    const call = decorated.find(({ name }) => byName.test(name)) ?? calls.find(isBeside);
    if (call) return [{ level: "wired", what: `\`${call.name}\` beside model calls`, at: module.place(call.span) }];
    const above = cachedAbove(project, module, scopes);
    if (above) return [above];
  }
  return [];
}

/** A cache where another module calls a function that asks the model: services keep their clients in a module of their own. */
function cachedAbove(project: Project, asking: ProductionCall["module"], scopes: ReadonlySet<string>): Evidence | undefined {
  const asked = new Set(scopes);
  // Functions of the same module that call those.
  for (let before = 0; before < asked.size; ) {
    before = asked.size;
    for (const { name, scope } of asking.facts.calls) if (scope !== "" && asked.has(name)) asked.add(scope);
  }
  asked.delete("");
  const file = withoutEnding(asking.path);
  const own = project.facts("dependencies").flatMap(({ facts }) => facts.projectName?.value.replaceAll("-", "_").toLowerCase() ?? []);
  for (const module of productionModules(project)) {
    if (module === asking) continue;
    const means = module.facts.imports.filter((one) => targetsOf(module.path, one, own).some((target) => isSame(target, file)));
    const names = new Set(means.flatMap((one) => [...asked].flatMap((name) => calledAs(one, name))));
    const callers = new Set(module.facts.calls.flatMap(({ name, scope }) => (scope !== "" && names.has(name) ? [scope] : [])));
    if (callers.size === 0) continue;
    const decorated = module.facts.functions.flatMap((one) => (callers.has(innerScope(one)) ? one.decorators : []));
    const call =
      decorated.find(({ name }) => byName.test(name)) ??
      module.facts.calls.find(({ name, scope }) =>
        scope === "" ? keptCache.test(name) : callers.has(scope) && ownName.test(name) && !otherCache.test(name),
      );
    if (call) return { level: "wired", what: `\`${call.name}\` before model calls`, at: module.place(call.span) };
  }
  return undefined;
}

/** Where production asks a cache of its own, which is called after answers, for one of them. */
function answersKept(project: Project): readonly Evidence[] {
  return callsTo(productionModules(project), answerCache)
    .slice(0, 1)
    .map(({ call, at }) => ({ level: "wired", what: `\`${call.name}()\` called`, at }));
}

const answerCache = /(?:answer|response|completion|llm|semantic|chat|query)_?cache(?:\(\))?\.(?:get|lookup|find|fetch|search)\w*$/i;

/** Caches that a module makes once and keeps. */
const keptCache =
  /^(?:cachetools\.(?:TTL|LRU|LFU|FIFO|RR|TLRU)Cache|diskcache\.(?:Fanout)?Cache|aiocache\.\w*Cache|expiringdict\.ExpiringDict)$/;

function withoutEnding(path: string): string {
  return path.replace(/\.\w+$/, "");
}

/** Whether a path that an import may mean is that of a file. */
function isSame(target: string, file: string): boolean {
  return target.startsWith("*/") ? file === target.slice(2) || file.endsWith(target.slice(1)) : file === target;
}

/** How a module calls a function that it has imported, in full dotted names. */
function calledAs({ module, name }: PythonImport, wanted: string): readonly string[] {
  if (name === undefined) return [`${module}.${wanted}`];
  return name === wanted ? [`${module}.${name}`] : [`${module}.${name}.${wanted}`];
}
