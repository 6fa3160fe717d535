import type { Evidence } from "../../project/evidence.js";
import { isProviderModel } from "../../project/model-id.js";
import { remembered } from "../../project/once-per.js";
import { ownModules, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { scriptsOf } from "../../project/scripts.js";
import { all } from "../../project/trait.js";
import { claimsAt } from "../parts/claim.js";
import { isHandled } from "../parts/handled-calls.js";
import { modelRequests, productionCalls, productionScripts } from "../parts/model-requests.js";
import type { Gap, Rule } from "../rule.js";

/** What libraries and gateways call it, and names of one's own. */
const call =
  /(?:^|\.)(?:with_fallbacks|withFallbacks|RunnableWithFallbacks|FallbackModel|ModelFallbackMiddleware|modelFallbackMiddleware|createFallback|FallbackAdapter)$/;
/** Names of one's own that say what is fallen back on. */
const ownName =
  /fall_?back\w*(?:model|llm|provider|completion|answer|response|reply)|(?:model|llm|provider|completion|answer|response|reply|keyword)\w*fall_?back/i;
const fallsBack = /fall_?back\w*$/i;
/** What only says that something falls back. */
const talks = /(?:^|[._])(?:log|warn|print|test|is|has|should)_?\w*$/i;
/** What asks a model or an agent that was made elsewhere. */
const asks =
  /(?<!^(?:subprocess|asyncio|anyio|uvicorn|unittest)\b.*)(?<!(?:^|\.)(?:session|conn|connection|cursor|db|database|engine|seed\w*))\.a?(?:invoke|stream|run|generate|chat|predict|complete|query|call|kickoff)\w*$/;
const option = /^(?:fallbacks|default_fallbacks|context_window_fallbacks|fallback_models?|fallbackModels?|models)$/;
const gateway = /^(?:litellm\.(?:a?completion|Router)|openai\.(?:Async)?OpenAI\(\)\.chat\.completions\.create)$/;

export const fallback: Rule = {
  title: "A second model or a simpler answer stands in when the model fails",
  why: {
    source: "A1",
    text: "Generative AI brings dependencies on third-party models: what the provider changes or loses, production loses, unless something else can answer.",
  },
  applies: all("llm", "serves"),
  stage: "production",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`models[].fallback` names what answers instead.",
    present: "A function or setting of one's own that falls back.",
    wired: "Code or a gateway is given another model to fall back on.",
  },
  hollow: "The fallback is the model itself.",
  contradicted: "`models[].fallback` names a model that no code mentions, although it does the model itself.",
  manifest: ["models"],
  fixes: [
    { kind: "scaffold", title: "Add a wrapper that asks a second model", scaffold: "llm-fallback" },
    {
      kind: "manifest",
      title: "Name what answers instead",
      path: ["models"],
      value: [{ name: "TODO: name", fallback: "TODO: another model, or the page that answers without one" }],
    },
  ],
  limits: "Whether what a handler of failures answers is of use to the user cannot be seen; a gateway's fallback can only be declared.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const mentioned = textsOf(project);
    for (const [index, { version }] of (project.manifest.value.models ?? []).entries()) {
      for (const { value, at, form, exists } of claimsAt(project, ["models", index, "fallback"])) {
        if (version !== undefined && value === String(version))
          gaps.push({
            kind: "hollow",
            message: `\`${value}\` is to answer when \`${value}\` fails. Name another model, or a simpler answer.`,
            at,
          });
        else if (form === "path" && !exists)
          gaps.push({
            kind: "contradicted",
            message: `\`${value}\` is to answer when the model fails, but it does not exist in the project.`,
            at,
          });
        else if (isProviderModel(value) && mentioned.has(String(version)) && !mentioned.has(value))
          gaps.push({
            kind: "contradicted",
            message: `\`${value}\` is to answer when the model fails, but the code mentions only \`${version}\`.`,
            at,
          });
        else
          evidence.push({
            level: mentioned.has(value) || form === "path" ? "present" : "claimed",
            what: `\`${value}\` answers instead`,
            at,
          });
      }
    }
    evidence.push(...fallbacksInCode(project));
    if (gaps.length > 0 || evidence.length > 0) return { evidence, gaps };
    const requests = modelRequests(project);
    const caught = requests.find(isHandled) ?? productionCalls(project, asks).find((one) => one.call.caught);
    if (caught)
      return {
        evidence,
        gaps,
        unknown: `A failure of \`${caught.label}\` is caught; whether the user then gets an answer cannot be seen.`,
      };
    const open = requests.find(({ name, isOpen }) => gateway.test(name) && isOpen);
    if (open) return { evidence, gaps, unknown: `\`${open.label}\` is given options that cannot be seen, a fallback perhaps among them.` };
    if (requests.length === 0)
      return { evidence, gaps, unknown: "No model call whose failure could be handled is seen in production code." };
    const [first] = requests;
    gaps.push({
      kind: "missing",
      message: `When the model is down, nothing answers: no second model, \`fallbacks\` or handler was found around \`${first?.label}\`. Add one, or declare \`models[].fallback\`.`,
      at: first?.at,
    });
    return { evidence, gaps };
  },
};

const fallbacksInCode = remembered((project: Project): Evidence[] => {
  const files = new Set(modelRequests(project).map(({ at }) => at.path));
  const called =
    productionCalls(project, call)[0] ??
    productionCalls(project, fallsBack).find(({ name, at }) => !talks.test(name) && (ownName.test(name) || files.has(at.path)));
  const [given] = productionCalls(project, gateway).filter((one) => {
    const value = one.option(option);
    return value && value.kind !== "none" && !(value.kind === "list" && value.items.length === 0);
  });
  const wired = called ?? given;
  const set = [...productionModules(project), ...productionScripts(project)].flatMap((module) => {
    const found = module.facts.assignments.find(({ targets }) => targets.some((target) => ownName.test(target)));
    return found ? [module.place(found.span)] : [];
  });
  if (!wired && set[0]) return [{ level: "present", what: "a fallback is set", at: set[0] }];
  return wired ? [{ level: "wired", what: `\`${wired.label}\` falls back`, at: wired.at }] : [];
});

/** Every text of code, as a model's id would stand in it, with and without the provider before it. */
const textsOf = remembered((project: Project): ReadonlySet<string> => {
  const strings = [...ownModules(project), ...scriptsOf(project)].flatMap(({ facts }) => facts.strings.map(({ value }) => value));
  return new Set(strings.flatMap((text) => [text, text.slice(text.lastIndexOf("/") + 1)]));
});
