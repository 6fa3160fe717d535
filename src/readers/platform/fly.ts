import type { Probe } from "../../facts/infrastructure-facts.js";
import type { YamlEntry, YamlNode } from "../../text/yaml-node.js";
import { type Declaration, declare } from "../infrastructure/declaration.js";
import { running } from "../infrastructure/running.js";

/**
 * The app of a `fly.toml`: its processes and release command, the checks of its services, and what lets machines start and stop with the
 * load.
 */
export function flyDeclarations(root: YamlNode): Declaration[] {
  const first = root.entries()[0];
  const services = [...root.get("http_service").list(), ...root.get("services").list()];
  if (!first || (services.length === 0 && !root.has("app") && !root.has("processes"))) return [];
  const processes = root.get("processes").entries();
  const { commands, signs } = running(
    ...processes.map(({ value }) => value.located()),
    root.get("deploy").get("release_command").located(),
  );
  const probes = [...root.get("checks").entries().flatMap(namedCheck), ...services.flatMap(serviceChecks)];
  const scaling = services.flatMap(scalingOf)[0];
  const limits = root.get("vm").list()[0]?.span;
  const name = root.get("app").located() ?? { value: "", span: first.key.span };
  const declared = declare("app", name, root, { probes, commands, ...(scaling && { scaling }), ...(limits && { limits }) });
  return [{ resource: declared.resource, signs: [...signs, ...declared.signs] }];
}

function namedCheck({ key, value }: YamlEntry): Probe[] {
  const path = value.get("path").text();
  return value.kind === "map" ? [{ kind: "health-check", ...(path && { path }), span: key.span }] : [];
}

function serviceChecks(service: YamlNode): Probe[] {
  const checks = ["checks", "http_checks", "tcp_checks"].flatMap((key) => service.get(key).list());
  return checks.map((check) => {
    const path = check.get("path").located();
    return { kind: "health-check", ...(path && { path: path.value }), span: path?.span ?? check.span };
  });
}

function scalingOf(service: YamlNode): Probe["span"][] {
  if (service.get("auto_start_machines").isTrue()) return [service.pairSpan("auto_start_machines")];
  return service.get("concurrency").kind === "map" ? [service.pairSpan("concurrency")] : [];
}
