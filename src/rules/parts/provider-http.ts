import type { CodeValue } from "../../facts/code-value.js";
import { oncePerObservation } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { type ProductionCall, productionCalls } from "./model-requests.js";

/** Where providers answer when they are asked for text. */
const address =
  /^https?:\/\/(?:api\.(?:openai|anthropic|mistral|groq|cohere|together|deepseek|perplexity|fireworks|x)\.(?:com|ai|xyz)\/|[^/]*\.openai\.azure\.com\/|generativelanguage\.googleapis\.com\/|openrouter\.ai\/api\/)/;
const asks = /\/(?:completions?|responses|messages|chat|complete|generate)\b|:(?:stream)?[gG]enerateContent/;

/** Requests of HTTP clients, by the names that the readers give them. */
const request =
  /^(?:requests\.(?:Session\(\)\.|sessions\.Session\(\)\.)?(?:post|request)|httpx\.(?:(?:Async)?Client\(\)\.)?(?:post|request|stream)|aiohttp\.ClientSession\(\)\.(?:post|request)|urllib\.request\.(?:urlopen|Request)|fetch|node-fetch(?:\.default)?|undici\.(?:fetch|request)|axios(?:\.(?:post|request))?|got(?:\.post)?|ky(?:\.post)?)$/;

/** The requests of production code that ask a provider for text without its client library. */
export const providerRequests = oncePerObservation((project: Project) =>
  productionCalls(project, request).filter((one) => {
    const url = one.option(/^url$/) ?? one.call.arguments[0]?.value;
    const text = url ? textOf(url, one) : "";
    return address.test(text) && asks.test(text);
  }),
);

/** The text of a value, or of the constants of the same file that it names; what cannot be known left out. */
function textOf(value: CodeValue, { module }: ProductionCall): string {
  if (value.kind === "string") return value.value;
  if (value.kind === "format") return value.parts.map(literal).join("");
  const given = value.kind === "name" && module.facts.assignments.find(({ targets }) => targets.includes(value.value))?.value;
  if (!given) return "";
  return given.kind === "format" ? given.parts.map(literal).join("") : literal(given);
}

function literal(value: CodeValue): string {
  return value.kind === "string" ? value.value : "";
}
