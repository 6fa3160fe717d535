import type { CodeValue } from "../../facts/code-value.js";
import { remembered } from "../../project/once-per.js";
import type { Project, PythonModule } from "../../project/project.js";
import { constantOf } from "../../semantics/constant-of.js";
import { providerAddress, providerPath } from "../../semantics/provider-sdks.js";
import { type ProductionCall, productionCalls } from "./model-requests.js";

/** Requests of HTTP clients, by the names that the readers give them. */
const request =
  /^(?:requests\.(?:Session\(\)\.|sessions\.Session\(\)\.)?(?:post|request)|httpx\.(?:(?:Async)?Client\(\)\.)?(?:post|request|stream)|aiohttp\.ClientSession\(\)\.(?:post|request)|urllib\.request\.(?:urlopen|Request)|fetch|node-fetch(?:\.default)?|undici\.(?:fetch|request)|axios(?:\.(?:post|request))?|got(?:\.post)?|ky(?:\.post)?)$/;

/** The requests of production code that ask a provider for text without its client library. */
export const providerRequests = remembered((project: Project) =>
  productionCalls(project, request).filter((one) => {
    const url = one.option(/^url$/) ?? one.call.arguments[0]?.value;
    const text = url ? textOf(url, one) : "";
    return providerAddress.test(text) && providerPath.test(text);
  }),
);

/** The text of a value, or of what it stands for; what cannot be known left out. */
function textOf(value: CodeValue, { call, module, modules, language }: ProductionCall): string {
  if (value.kind === "string") return value.value;
  const at = { module: module as PythonModule, scope: call.scope, offset: call.span.start };
  const known = language === "python" ? constantOf(modules, value, at)?.value : undefined;
  if (known?.kind === "string") return known.value;
  if (value.kind === "format") return value.parts.map(literal).join("");
  const given = value.kind === "name" && module.facts.assignments.find(({ targets }) => targets.includes(value.value))?.value;
  if (!given) return "";
  return given.kind === "format" ? given.parts.map(literal).join("") : literal(given);
}

function literal(value: CodeValue): string {
  return value.kind === "string" ? value.value : "";
}
