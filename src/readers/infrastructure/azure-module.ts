import type { Sign } from "../../facts/sign.js";
import type { Located } from "../../text/span.js";
import { markerSign } from "./declaration.js";

/** `br/public:avm/res/web/site:0.16.1` of Bicep and `Azure/avm-res-insights-component/azurerm` of Terraform. */
const resourceModule = /(?:^|[:/])avm[/-]res[/-]([a-z-]+?)[/-]([a-z-]+?)(?:\/|:|$)/;
/** Providers of resources whose names hold a hyphen in modules, longest first, so that Terraform's names can be parted. */
const providers =
  /^(?:app-configuration|cognitive-services|container-instance|container-registry|container-service|db-for-postgre-sql|db-for-my-sql|document-db|event-hub|key-vault|machine-learning-services|managed-identity|operational-insights|service-bus|[a-z]+)(?=[/-])/;
/** The pattern by which the Azure developer CLI sets up Application Insights, its logs and its dashboard. */
const monitoringPattern = /(?:^|[:/])avm\/ptn\/azd\/(?:monitoring|insights-dashboard)(?=\/|:|$)/;

/** The markers of what Azure's published modules declare: the type of the resource, as a declaration of one's own would have it. `kind` is its parameter. */
export function azureModuleSigns(source: Located<string>, kind = ""): readonly Sign[] {
  if (monitoringPattern.test(source.value)) return [markerSign("microsoft.insights/components", source.span)];
  if (!resourceModule.test(source.value)) return [];
  const rest = source.value.replace(/^.*?avm[/-]res[/-]/, "").replace(/[:/](?:azurerm|azapi|\d).*$/, "");
  const provider = providers.exec(rest)?.[0];
  if (!provider) return [];
  const names = rest.slice(provider.length + 1).split("/");
  const type = names.map((name) => plural(name.replaceAll("-", ""))).join("/");
  // A function app is a web site of a certain kind.
  const suffix = /functionapp/i.test(kind) ? "/functionapp" : "";
  return [markerSign(`microsoft.${provider.replaceAll("-", "")}/${type}${suffix}`, source.span)];
}

function plural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return name.endsWith("s") || name === "redis" ? name : `${name}s`;
}
