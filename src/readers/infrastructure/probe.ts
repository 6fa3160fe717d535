import type { Probe } from "../../facts/infrastructure-facts.js";
import type { Span } from "../../text/span.js";
import type { YamlEntry, YamlNode } from "../../text/yaml-node.js";
import { isOn } from "./literal.js";
import { plainKey } from "./plain-key.js";
import { isTemplated, shownActions } from "./template-actions.js";

const kinds: ReadonlyMap<string, Probe["kind"]> = new Map([
  ["livenessprobe", "liveness"],
  ["livenesscheck", "liveness"],
  ["readinessprobe", "readiness"],
  ["readinesscheck", "readiness"],
  ["startupprobe", "startup"],
  ["healthcheck", "health-check"],
  ["healthcheckconfiguration", "health-check"],
  ["healthcheckconfig", "health-check"],
  ["healthcheckpath", "health-check"],
  ["httphealthcheck", "health-check"],
  ["httpshealthcheck", "health-check"],
  ["http2healthcheck", "health-check"],
  ["tcphealthcheck", "health-check"],
  ["grpchealthcheck", "health-check"],
]);

const pathKeys = new Set(["path", "requestpath", "httppath", "resourcepath", "healthcheckpath"]);
const requestKeys = new Set(["httpget", "http", "httphealthcheck", "httpshealthcheck"]);
const localAddress = /\bhttps?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::[^/\s"']*)?(\/[^\s"'|;)]*)/;

/** The probes that an entry with this plain key holds; `undefined` when it is about something else. */
export function probeOf({ key, value }: YamlEntry, plain: string): Probe[] | undefined {
  if (plain === "probes" && value.kind === "list") return value.items().flatMap(typedProbe);
  const kind = kinds.get(plain);
  if (!kind) return undefined;
  const isSwitchedOff = ["enabled", "disabled"].some((name) => value.get(name).text() === String(name === "disabled"));
  // What a template takes from its values, those tell.
  if (!isOn(value) || value.kind === "list" || isSwitchedOff || isTemplated(value.text() ?? "")) return [];
  const path = pathOf(value);
  return [{ kind, ...(path && { path }), span: { start: key.span.start, end: Math.max(key.span.end, value.span.end) } }];
}

/** The probe that a resource of this kind itself is: a health check of a load balancer, of a name server. */
export function ownProbe(kind: string, declaration: YamlNode, span: Span): Probe[] {
  if (!/(?:health_?check|lb_probe)$/i.test(kind)) return [];
  const path = pathOf(declaration);
  return [{ kind: "health-check", ...(path && { path }), span }];
}

/** `{ type: 'Liveness', httpGet: { … } }`, as Azure's container apps have it. */
function typedProbe(probe: YamlNode): Probe[] {
  const kind = /^(?:liveness|readiness|startup)$/.exec(probe.get("type").text()?.toLowerCase() ?? "")?.[0] as Probe["kind"] | undefined;
  const path = pathOf(probe);
  return kind ? [{ kind, ...(path && { path }), span: probe.span }] : [];
}

/** The path that is asked, written as such or in a command that asks for it. */
function pathOf(probe: YamlNode): string | undefined {
  const own = probe.text();
  if (own !== undefined) return own.startsWith("/") ? own : undefined;
  for (const { key, value } of probe.entries()) {
    const plain = plainKey(key.value);
    const path = pathKeys.has(plain) ? writtenPath(value.text()) : requestKeys.has(plain) ? pathOf(value) : askedBy(plain, value);
    if (path) return path;
  }
  return undefined;
}

function askedBy(key: string, value: YamlNode): string | undefined {
  if (key !== "command" && key !== "test" && key !== "exec") return undefined;
  const command = (key === "exec" ? value.get("command") : value)
    .texts()
    .map((word) => word.value)
    .join(" ");
  return localAddress.exec(command)?.[1];
}

/** A path without the part that a template fills in before it. */
function writtenPath(path: string | undefined): string | undefined {
  const written = path && shownActions(path).replace(/^\{\{ \}\}/, "");
  return written?.startsWith("/") && !written.includes("{{") ? written : undefined;
}
