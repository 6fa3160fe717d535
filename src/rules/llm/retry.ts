import type { Evidence } from "../../project/evidence.js";
import { importedFrom } from "../../project/imported-from.js";
import { productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { namesOf, type ProviderSdk } from "../../semantics/provider-sdks.js";
import { claimAt } from "../parts/claim.js";
import { alsoHere, andMore, grouped, type ProductionCall, productionCalls } from "../parts/model-requests.js";
import { providerRequests } from "../parts/provider-http.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** Clients, models and calls that try again by themselves, by the table of client libraries. */
const triesItself = ({ id, retries: own }: ProviderSdk) =>
  own !== undefined && own.byDefault > 0 && own.names.test("max_retries") && !unjudged.has(id);
/** Never told by `max_retries` alone, or asked where they are built. */
const unjudged: ReadonlySet<string> = new Set(["cohere", "llama-index"]);
const client = new RegExp(
  [namesOf("clients", triesItself), namesOf("models", triesItself), namesOf("asks", ({ id }) => id === "ai-sdk")]
    .map(({ source }) => source)
    .join("|"),
);
/** What tries again only when it is told how often. */
const asked = namesOf("asks", ({ id }) => id === "litellm");
const retries = /^(?:max_?retries|num_retries)$/i;
/** What tries again, by the names of libraries and of functions and variables of one's own. */
const tries =
  /retry|retries|backoff|tenacity|stamina|attempt|HTTPAdapter|HTTPTransport|axios-retry|p-retry|with_fallbacks|withFallbacks|litellm\.Router/i;

/** Scripts that people run, and run again. */
const byHand = /(?:^|\/)scripts\/(?:[^/]+\/)*[^/]+\.[cm]?[jt]sx?$/;

export const retry: Rule = {
  title: "Failed model calls are tried again",
  why: {
    source: "A1",
    text: "A dependency on third-party APIs is a new risk that generative AI brings: some calls fail through no fault of yours, and most of these succeed a moment later.",
  },
  applies: "llm",
  stage: "pilot",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`models[].retries`.",
    present: "A client that tries again by itself, as OpenAI's, Anthropic's and LangChain's do.",
    wired: "A number of retries is set, or what calls the provider is tried again by a library or a loop.",
  },
  hollow: "Retries are switched off (`max_retries=0`) and nothing else tries again.",
  contradicted: "`models[].retries` promises retries that every client switches off.",
  manifest: ["models"],
  limits:
    "A client's own retries count. Plain HTTP requests are judged only where their address is written in the same file; retries of a gateway or a queue are not seen, and those of callers in another file only where a client is told not to try again.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const claims = (project.manifest.value.models ?? []).flatMap((_, index) => claimAt(project, ["models", index, "retries"]) ?? []);
    for (const { value, at } of claims) evidence.push({ level: "claimed", what: `tried again ${value} times`, at });
    const clients = [...productionCalls(project, client), ...productionCalls(project, asked)];
    const off = clients.filter((one) => isZero(one) && !triesAgain(one) && !isTriedByCallers(project, one));
    const plain = providerRequests(project).filter((one) =>
      one.language === "script" ? !byHand.test(project.relative(one.at.path)) : !one.isOpen,
    );
    const bare = plain.filter((one) => !triesAgain(one));
    const kept = [
      ...clients.filter((one) => !off.includes(one) && (client.test(one.name) || one.option(retries))),
      ...plain.filter((one) => !bare.includes(one)),
    ];
    for (const one of kept) {
      const number = one.option(retries);
      const isSet = number?.kind === "number" || triesAgain(one);
      evidence.push({
        level: isSet ? "wired" : "present",
        what: isSet ? `\`${one.label}\` is tried again` : `\`${one.label}\` tries again by itself`,
        at: one.at,
      });
    }
    const [promise] = claims.filter(({ value }) => Number(value) > 0);
    if (promise && off[0] && kept.length === 0)
      gaps.push({
        kind: "contradicted",
        message: `The manifest says that failed calls are tried again, but \`${off[0].label}\` switches retries off.`,
        at: promise.at,
        related: [{ message: "Switched off here.", at: off[0].at }],
        fixes: allowRetries(off[0]),
      });
    else
      for (const group of grouped(off)) {
        const [first] = group;
        const [set, ...callers] = first.known(first.option(retries));
        gaps.push({
          kind: kept.length > 0 ? "partial" : "hollow",
          message: `\`${first.label}\`${andMore(group)} is told not to try again, so one lost connection or rate limit reaches the user. Allow 2 retries.`,
          at: set && callers.length === 0 ? set.at : first.at,
          related: alsoHere(group, (label) => `So is \`${label}\`.`),
          fixes: allowRetries(first),
        });
      }
    for (const group of grouped(bare)) {
      const [first] = group;
      gaps.push({
        kind: kept.length > 0 ? "partial" : "missing",
        message: `\`${first.label}\`${andMore(group)} asks a provider over plain HTTP and nothing here tries again when it fails. Use the provider's client, or a retry library.`,
        at: first.at,
        related: alsoHere(group, (label) => `So does \`${label}\`.`),
      });
    }
    if (kept.length + off.length + bare.length === 0 && evidence.length === 0)
      return {
        evidence,
        gaps,
        unknown: "No client whose retries are known, and no plain request to a provider, was found in production code.",
      };
    return { evidence, gaps, share: kept.length / Math.max(1, kept.length + off.length + bare.length) };
  },
};

/** Whether a call is told never to try again, by itself or by all that call its function. */
function isZero({ option, known }: ProductionCall): boolean {
  const values = known(option(retries));
  return values.length > 0 && values.every(({ value }) => value.kind === "number" && value.value === 0);
}

/** Offered where the number stands, which may be a constant elsewhere. */
function allowRetries({ option, known }: ProductionCall): readonly Fix[] {
  const [only, ...others] = known(option(retries));
  if (!only || others.length > 0 || only.at.cell) return [];
  return [{ kind: "edit", title: "Allow 2 retries", edits: [{ kind: "replace", path: only.at.path, span: only.at.span, text: "2" }] }];
}

/** Whether a client is made for other files, which hand its calls to something that tries again. */
function isTriedByCallers(project: Project, { language, module, call }: ProductionCall): boolean {
  if (language !== "python" || call.scope === "") return false;
  return productionModules(project).some(
    (one) =>
      one.facts.calls.some(({ name, arguments: given }) => tries.test(name) && given.length > 0) &&
      [...importedFrom(project, [one], () => false)].some(({ path }) => path === module.path),
  );
}

/** Whether the file that makes a call has anything that tries again: a library, or a name that says so. */
function triesAgain({ module }: ProductionCall): boolean {
  const { imports, calls, assignments, functions } = module.facts;
  const decorators = functions.flatMap((one) => ("decorators" in one ? one.decorators : []));
  return (
    [...calls, ...functions, ...decorators].some(({ name }) => tries.test(name)) ||
    imports.some((one) => tries.test(`${one.module}.${one.name ?? ""} ${one.as}`)) ||
    assignments.some(({ targets }) => targets.some((target) => tries.test(target) && !retries.test(target)))
  );
}
