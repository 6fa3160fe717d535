import type { PythonCall } from "../../facts/python-facts.js";
import type { ScriptCall } from "../../facts/script-facts.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { claimAt } from "../parts/claim.js";
import {
  alsoHere,
  andMore,
  entryOf,
  grouped,
  type ProductionCall,
  passOption,
  productionCalls,
  productionScripts,
} from "../parts/model-requests.js";
import { providerRequests } from "../parts/provider-http.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** Clients that wait for ten minutes, or for what OpenAI's and Anthropic's wait, when they are told nothing. */
const client =
  /^(?:(?:langfuse\.)?openai\.(?:Async)?(?:Azure)?OpenAI|anthropic\.(?:Async)?Anthropic(?:Bedrock|Vertex)?|@anthropic-ai\/sdk\.Anthropic|langchain_openai\.(?:Azure)?ChatOpenAI|langchain_anthropic\.ChatAnthropic|langchain(?:_community)?\.chat_models(?:\.\w+)?\.(?:ChatOpenAI|AzureChatOpenAI|ChatAnthropic)|@langchain\/(?:openai\.(?:Azure)?ChatOpenAI|anthropic\.ChatAnthropic))$/;
const limit = /^(?:timeout|request_timeout|timeout_ms|timeoutMs|http_client|http_async_client|default_request_timeout|requestTimeout)$/;
/** What may hold the limit instead. */
const elsewhere = /^(?:fetch|fetchOptions|httpAgent|configuration|clientOptions|client_options)$/;
/** In a script's call: a limit among the options that follow the body. */
const callLimit = /^(?:timeout|signal|abortSignal)$/;
const use = /\.(?:create|parse|stream|complete|invoke|ainvoke|chat|with_options)$/;
/** Files that no user waits for. */
const aside = /(?:^|\/)(?:scripts?|jobs|migrations|benchmarks?)\/|(?:^|[/_])(?:cli|ingest|seed|gunicorn[._]conf(?:ig)?)\.\w+$/;
/** HTTP clients that wait for ever when they are told nothing. */
const waitsForEver = /^(?:requests|urllib)\.|^axios\b/;

export const timeout: Rule = {
  title: "Model calls have a timeout",
  why: {
    source: "A1",
    text: "Third-party models bring higher latency that might hurt real-time systems; a call that may take minutes holds the user's request for as long.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`models[].timeout`.",
    present: "The client's own limit of ten minutes, where users wait for the answer.",
    wired:
      "Each client that production code builds sets `timeout`, or every call on it does; where no user waits, the client's own limit is enough.",
  },
  hollow: "`timeout=None` takes the client's own limit away.",
  contradicted: "The code waits longer than `models[].timeout`.",
  manifest: ["models"],
  fixes: [
    {
      kind: "manifest",
      title: "Declare how long a call may take",
      path: ["models"],
      value: [{ name: "TODO: name", timeout: "TODO: 20s" }],
    },
  ],
  limits:
    "Looks at the OpenAI, Anthropic and LangChain clients and at plain HTTP requests, in Python and scripts. A timeout set by a gateway, a platform or in a wrapper is not seen.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const models = project.manifest.value.models ?? [];
    const claims = models.flatMap(({ timeout: claimed }, index) => {
      const claim = claimAt(project, ["models", index, "timeout"]);
      return claim && claimed ? [{ ...claim, milliseconds: claimed.milliseconds }] : [];
    });
    for (const { value, at } of claims) evidence.push({ level: "claimed", what: `a call may take ${value}`, at });
    const longest = claims.find(({ milliseconds }) => milliseconds === Math.max(...claims.map((one) => one.milliseconds)));
    const clients = productionCalls(project, client);
    const plain = providerRequests(project).filter((one) => waitsForEver.test(one.name) && !one.isOpen);
    const judged = [...clients, ...plain];
    const limited = judged.filter((one) => isLimited(one) || everyUseIsLimited(one));
    const off = clients.filter(isSwitchedOff);
    const endless = plain.filter((one) => !limited.includes(one));
    const left = clients.filter((one) => !off.includes(one) && !limited.includes(one));
    for (const one of off)
      gaps.push({
        kind: "hollow",
        message: `\`${one.label}\` switches its own limit off with \`timeout=None\`, so a call may never end. Give a number of seconds.`,
        at: one.at,
      });
    for (const group of grouped(endless)) {
      const [first] = group;
      gaps.push({
        kind: limited.length > 0 ? "partial" : "missing",
        message: `\`${first.label}\`${andMore(group)} asks a provider without a timeout and waits for ever when it hangs. Pass \`timeout\`.`,
        at: first.at,
        related: alsoHere(group, (label) => `So does \`${label}\`.`),
        fixes: limitFix(first, longest?.milliseconds),
      });
    }
    const slow = longest && limited.find((one) => (millisecondsOf(one) ?? 0) > longest.milliseconds);
    if (longest && slow)
      gaps.push({
        kind: "contradicted",
        message: `The manifest says that a call may take ${longest.value}, but \`${slow.label}\` waits ${(millisecondsOf(slow) ?? 0) / 1000} s.`,
        at: longest.at,
        related: [{ message: "Set here.", at: slow.at }],
      });
    const set = limited.filter((one) => !isUpToOthers(one));
    const [open] = limited.filter(isUpToOthers);
    if (set[0]) evidence.push({ level: "wired", what: `${set.length} of ${judged.length} set a timeout`, at: set[0].at });
    const isCut = platformLimit(project);
    const isWaitedFor = ({ language, at }: ProductionCall) => !aside.test(project.relative(at.path)) && (language === "python" || !isCut);
    const unbound = project.traits.serves.value ? left.filter(isWaitedFor) : [];
    const bounded = left.find((one) => !unbound.includes(one));
    if (bounded) evidence.push({ level: "wired", what: "the client's or the platform's own limit", at: bounded.at });
    if (unbound[0]) evidence.push({ level: "present", what: "the client's own limit of ten minutes", at: unbound[0].at });
    for (const group of grouped(unbound)) {
      const [first] = group;
      gaps.push({
        kind: limited.length > 0 ? "partial" : "weak",
        message: `\`${first.label}\`${andMore(group)} is left at its own limit of ten minutes, longer than a user waits. Pass \`timeout\`.`,
        at: first.at,
        related: alsoHere(group, (label) => `So is \`${label}\`.`),
        fixes: limitFix(first, longest?.milliseconds),
      });
    }
    if (open && evidence.length === 0 && gaps.length === 0)
      return {
        evidence,
        gaps,
        unknown: `\`${open.label}\` is given options that are worked out elsewhere; whether a timeout is among them is not seen.`,
      };
    if (judged.length === 0 && evidence.length === 0)
      return { evidence, gaps, unknown: "No client whose own limit is known is built in production code." };
    return { evidence, gaps, share: limited.length / Math.max(1, judged.length) };
  },
};

/** Whether a call sets a limit, or is given arguments that cannot be seen. */
function isLimited(call: ProductionCall): boolean {
  const given = call.option(limit) ?? call.option(elsewhere);
  return call.isOpen || (given !== undefined && given.kind !== "none");
}

/** Whether only what is unpacked into a call may set its limit. */
function isUpToOthers(call: ProductionCall): boolean {
  return call.isOpen && call.option(limit) === undefined && call.option(elsewhere) === undefined && !everyUseIsLimited(call);
}

/** LangChain's models take `timeout=None` for their default. */
function isSwitchedOff({ name, option }: ProductionCall): boolean {
  return /^(?:(?:langfuse\.)?openai|anthropic)\./.test(name) && option(/^timeout$/)?.kind === "none";
}

/** Whether all calls on a client that the same file builds set a limit of their own. */
function everyUseIsLimited({ name, module, language }: ProductionCall): boolean {
  const uses = module.facts.calls.filter((one) => one.name.startsWith(`${name}().`) && use.test(one.name));
  const isGiven = (one: ScriptCall | PythonCall) =>
    language === "python"
      ? (one as PythonCall).arguments.some(({ name: given }) => given !== undefined && limit.test(given))
      : one.arguments.some(({ unpacked, value }) => unpacked || entryOf([value], callLimit));
  return uses.length > 0 && uses.every(isGiven);
}

/** Whether a platform ends requests by itself: code says so to Next.js, or it is deployed to one. */
function platformLimit(project: Project): boolean {
  const isSaid = productionScripts(project).some(({ facts }) =>
    facts.assignments.some(
      ({ targets, value }) =>
        targets.includes("maxDuration") || (targets.includes("runtime") && value.kind === "string" && value.value === "edge"),
    ),
  );
  return isSaid || project.tool("vercel") !== undefined;
}

/** Python clients count in seconds, JavaScript's in milliseconds. */
function millisecondsOf({ option, language }: ProductionCall): number | undefined {
  const value = option(/^(?:timeout|request_timeout)$/);
  return value?.kind === "number" ? value.value * (language === "python" ? 1000 : 1) : undefined;
}

/** What the manifest says, passed to the client. */
function limitFix(call: ProductionCall, milliseconds: number | undefined): readonly Fix[] {
  if (milliseconds === undefined) return [];
  const value = String(call.language === "python" ? milliseconds / 1000 : milliseconds);
  const edit = passOption(call, "timeout", value);
  return edit ? [{ kind: "edit", title: `Pass the manifest's timeout to \`${call.label}\``, edits: [edit] }] : [];
}
