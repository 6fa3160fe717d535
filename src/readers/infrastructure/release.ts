import type { InfrastructureResource, Rollout } from "../../facts/infrastructure-facts.js";
import { isPlaceholder } from "../../text/placeholder.js";
import type { Located } from "../../text/span.js";
import type { YamlEntry, YamlNode } from "../../text/yaml-node.js";
import { isLiteral, isOn } from "./literal.js";
import { plainKey } from "./plain-key.js";
import { isTemplated } from "./template-actions.js";

/** What a declaration says of how a new version comes, and how the previous one comes back. */
type Release = Pick<InfrastructureResource, "rollout" | "rollback" | "history">;

const deepest = 20;

/** Lists of versions that share the traffic. */
const sharedKeys = new Set([
  ...["route", "traffic", "trafficweight", "backendrefs", "targetgroup", "targetgroups", "targetgroupstuples", "predictors"],
  ...["productionvariants", "weightedtargets"],
]);
const shareKeys = new Set(["weight", "percent", "percentage", "traffic", "initialvariantweight"]);
/** Lists of copies of the traffic whose answers nobody gets. */
const shadowKeys = new Set(["mirror", "mirrortraffic", "shadowproductionvariants"]);
/** Names of ways to deploy, of which some move traffic step by step. */
const wayKeys = new Set(["deploymentpreference", "deploymentsettings", "deploymentconfigname", "deploymentconfig", "trafficroutingconfig"]);
const rollbackKeys = new Set(["autorollbackconfiguration", "autorollback", "alarmrollbackconfiguration"]);

/**
 * Reads how a release goes, whatever the format: Argo Rollouts, Flagger, KServe, Knative, Istio, Seldon, weighted target groups and aliases,
 * SageMaker's and CodeDeploy's ways to shift traffic, endpoints of Azure ML.
 */
export function releaseOf(kind: string, declaration: YamlNode): Release {
  const found: { -readonly [Key in keyof Release]: Release[Key] } = {};
  if (kind === "Rollout") found.rollout = argoRollout(declaration.get("strategy"));
  // Flagger's resource does nothing else.
  if (kind === "Canary" && declaration.has("analysis")) found.rollout = { kind: "canary", span: declaration.pairSpan("analysis") };
  if (found.rollout && kind === "Canary") found.rollback = found.rollout.span;
  visit(found, declaration, 0);
  const awaits = awaitedGateway(declaration);
  if (found.rollout && awaits) found.rollout = { ...found.rollout, awaits };
  return found;
}

/** A route of the Gateway API shares only what its parents take in. */
function awaitedGateway(declaration: YamlNode): Located<string> | undefined {
  const parents = declaration.get("parentRefs").items();
  const names = parents.flatMap((parent) => parent.get("name").located() ?? []);
  return names.length > 0 && names.every(({ value }) => isPlaceholder(value)) ? names[0] : undefined;
}

function argoRollout(strategy: YamlNode): Rollout | undefined {
  const canary = strategy.get("canary");
  if (strategy.has("blueGreen")) return { kind: "blue-green", span: strategy.pairSpan("blueGreen") };
  if (!strategy.has("canary")) return undefined;
  // Without steps a router, too, sends everything to the new version at once.
  const isEmpty = canary.get("steps").items().length === 0;
  return { kind: "canary", ...(isEmpty && { isEmpty }), span: strategy.pairSpan("canary") };
}

function visit(found: { -readonly [Key in keyof Release]: Release[Key] }, node: YamlNode, depth: number): void {
  if (depth > deepest) return;
  for (const item of node.items()) visit(found, item, depth + 1);
  for (const entry of node.entries()) {
    const key = plainKey(entry.key.value);
    const { value } = entry;
    const written = value.located();
    found.rollout ??=
      rolloutOf(entry, key) ?? (sharedKeys.has(key) && isShared(node, key) ? { kind: "canary", span: entry.key.span } : undefined);
    if (rollbackKeys.has(key) && isOn(value) && value.get("enabled").text() !== "false") found.rollback ??= entry.key.span;
    if (key === "deploymentcircuitbreaker" && isSet(value, "rollback")) found.rollback ??= entry.key.span;
    // CodeDeploy goes back when an alarm goes off.
    if (key === "deploymentpreference" && isOn(value.get("Alarms"))) found.rollback ??= entry.key.span;
    if (key === "revisionhistorylimit" && written && isLiteral(value) && !isTemplated(written.value)) found.history ??= written;
    visit(found, value, depth + 1);
  }
}

function isSet(node: YamlNode, name: string): boolean {
  return node.list().some((one) => one.entries().some(({ key, value }) => plainKey(key.value) === name && value.isTrue()));
}

function rolloutOf({ key, value }: YamlEntry, plain: string): Rollout | undefined {
  const span = key.span;
  const text = value.text() ?? "";
  if (plain === "canarytrafficpercent") return isPart(text) ? { kind: "canary", span } : undefined;
  if (plain === "additionalversionweights" || plain === "routingconfig") return isOn(value) ? { kind: "canary", span } : undefined;
  if (shadowKeys.has(plain) || (plain === "shadow" && value.isTrue())) return isOn(value) ? { kind: "shadow", span } : undefined;
  if (wayKeys.has(plain)) {
    const ways = [text, ...["type", "Type"].map((name) => value.get(name).text() ?? "")];
    if (ways.some((way) => /canary|linear/i.test(way))) return { kind: "canary", span };
  }
  if (plain === "bluegreenupdatepolicy")
    return /canary|linear/i.test(typeIn(value)) ? { kind: "canary", span } : { kind: "blue-green", span };
  return undefined;
}

function typeIn(policy: YamlNode): string {
  return policy
    .list()
    .flatMap((one) => one.entries())
    .filter(({ key }) => /^trafficroutingconfig/.test(plainKey(key.value)))
    .flatMap(({ value }) => value.list())
    .map((routing) => routing.get("type").text() ?? routing.get("Type").text() ?? "")
    .join(" ");
}

/** Whether at least two versions have a part of the traffic: a list of them with their shares, blocks of one name, `{ blue: 90, green: 10 }`. */
function isShared(node: YamlNode, key: string): boolean {
  const versions = node.entries().flatMap((entry) => (plainKey(entry.key.value) === key ? entry.value.list() : []));
  const listed = versions.flatMap((version) => {
    const share = version.entries().find((one) => shareKeys.has(plainKey(one.key.value)));
    return share?.value.text() ?? [];
  });
  const named = versions.flatMap((version) => version.entries().map(({ value }) => value.text() ?? ""));
  const shares = listed.length > 0 ? listed : named.filter((share) => /^\d+$/.test(share));
  return (
    shares.filter((share) => Number(share) > 0 || isTemplated(share)).length > 1 && (listed.length > 0 || shares.length === named.length)
  );
}

function isPart(percent: string): boolean {
  return percent !== "" && percent !== "0" && percent !== "100";
}
