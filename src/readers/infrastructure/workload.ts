import type { InfrastructureResource, Probe, RunningContainer } from "../../facts/infrastructure-facts.js";
import type { Sign } from "../../facts/sign.js";
import type { Located, Span } from "../../text/span.js";
import type { YamlEntry, YamlNode } from "../../text/yaml-node.js";
import { commandLines } from "../ci/command-lines.js";
import { commandSign, environmentSigns, imageSigns, nestedUriSigns, scriptSigns, started } from "../configuration-signs.js";
import { isLiteral, isOn } from "./literal.js";
import { plainKey } from "./plain-key.js";
import { probeOf } from "./probe.js";
import { isTemplated, shownActions } from "./template-actions.js";

/** What a declaration says of the things it runs. */
export type Workload = Pick<
  InfrastructureResource,
  "images" | "commands" | "probes" | "limits" | "containers" | "rootless" | "schedule" | "scaling" | "bounds"
> & {
  /** Of images, commands, environment variables and addresses. */
  readonly signs: readonly Sign[];
};

const deepest = 40;

const imageKeys = new Set([
  "image",
  "imageuri",
  "imageurl",
  "imagename",
  "containerimage",
  "dockerimage",
  "dockerimagename",
  "linuxfxversion",
]);
/** What a virtual machine starts from is called an image too. */
const machineKeys = new Set(["bootdisk", "disk", "disks", "initializeparams", "storageprofile", "storageimagereference"]);
const containerKeys = new Set(["container", "containers", "initcontainers", "sidecars", "script", "containerdefinitions"]);
/** Beside these a `command` is what a container or a job runs. */
const besideCommand = new Set([...imageKeys, "code", "environment"]);
const environmentKeys = new Set([
  ...["env", "environment", "environmentvariables", "envvars", "envvariables", "extraenv", "extraenvvars", "appsettings"],
  ...["variables", "secrets", "secretenvironmentvariables"],
]);
const memoryKeys = new Set([
  ...["memory", "memorysize", "memorymb", "memorygb", "memoryinmb", "memoryingb", "memorylimit", "memlimit"],
  ...["availablememory", "availablememorymb"],
]);
const scheduleKeys = new Set([
  ...["schedule", "schedules", "scheduleexpression", "cron", "cronschedule", "cronexpression", "quartzcronexpression", "crontab"],
]);
const maximumKeys = new Set([
  ...["maxreplicas", "maxreplicacount", "maxinstancecount", "maxinstances", "maximuminstances", "maximumreplicas", "maxscale"],
  ...["maxcapacity", "maxsize", "maxnodecount", "maxworkers", "autoscaling.knative.dev/maxscale"],
]);
const minimumKeys = new Set(
  [...maximumKeys].map((key) => key.replace(/max(?:imum)?/, "min")).concat("minimuminstances", "minimumreplicas"),
);
/** Lists of the containers that a workload keeps running. */
const runningKeys = new Set(["container", "containers", "containerdefinitions"]);
const scalerKeys = new Set(["autoscaling", "hpa", "keda", "dynamicallocation", "enableautoscaling", "enableintreeautoscaling"]);

/**
 * Reads what a declaration runs, whatever the format: formats differ in where they put images, commands, probes, limits, schedules and
 * autoscaling, and hardly in what they call them (`livenessProbe`, `liveness_probe`, `LivenessProbe`).
 */
export function readWorkload(declaration: YamlNode): Workload {
  const gathered: Gathered = { images: [], commands: [], probes: [], containers: [], signs: [] };
  visit(gathered, declaration, "", 0);
  const { containers, ...found } = gathered;
  return { ...found, ...(containers.length > 0 && { containers }), signs: [...found.signs, ...nestedUriSigns(declaration)] };
}

interface Gathered {
  readonly images: Located<string>[];
  readonly commands: Located<string>[];
  readonly probes: Probe[];
  readonly containers: RunningContainer[];
  readonly signs: Sign[];
  limits?: Span;
  rootless?: Span;
  schedule?: Located<string>;
  scaling?: Span;
  bounds?: InfrastructureResource["bounds"];
}

/** `parent` is the plain key under which a node stands. */
function visit(found: Gathered, node: YamlNode, parent: string, depth: number): void {
  if (depth > deepest) return;
  for (const item of node.items()) visit(found, item, parent, depth + 1);
  if (node.kind !== "map") return;
  gatherCommands(found, node, parent);
  if (runningKeys.has(parent)) found.containers.push(...containerOf(node));
  found.bounds ??= boundsOf(node);
  const isSuspended = node.get("suspend").isTrue();
  for (const entry of node.entries()) {
    const key = plainKey(entry.key.value);
    if (isSuspended && scheduleKeys.has(key)) continue;
    if (environmentKeys.has(key)) for (const sign of variableSigns(entry.value)) found.signs.push(sign);
    if (!gather(found, entry, key, parent)) visit(found, entry.value, key, depth + 1);
  }
}

/** Takes what an entry says; whether nothing below it is left to say. */
function gather(found: Gathered, entry: YamlEntry, key: string, parent: string): boolean {
  const { value } = entry;
  const probes = probeOf(entry, key);
  found.probes.push(...(probes ?? []));
  // What is asked for is not what is allowed.
  if (probes || key === "requests") return true;
  if (imageKeys.has(key)) return machineKeys.has(parent) || gatherImage(found, value);
  if (scalerKeys.has(key) && gatherScaler(found, entry)) return true;
  if (isLimit(key, value)) found.limits ??= wholeSpan(entry);
  if (maximumKeys.has(key) && isOn(value) && value.text() !== "1") found.scaling ??= wholeSpan(entry);
  if (isRootless(key, value)) found.rootless ??= wholeSpan(entry);
  if (scheduleKeys.has(key)) found.schedule ??= value.list().flatMap(scheduleOf)[0];
  return false;
}

/** Of Kubernetes' `securityContext`; `runAsNonRoot` alone makes no user, but keeps an image of root from starting. */
function isRootless(key: string, value: YamlNode): boolean {
  return key === "runasuser" && Number(value.text()) > 0;
}

function wholeSpan({ key, value }: YamlEntry): Span {
  return { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
}

function gatherImage(found: Gathered, value: YamlNode): boolean {
  const image = imageOf(value);
  if (image) {
    found.images.push(image);
    found.signs.push(...imageSigns(image));
  }
  return value.kind !== "map";
}

/** An image written out, or as `{ registry, repository, tag }`; none that is a variable. */
function imageOf(value: YamlNode): Located<string> | undefined {
  const image = value.located() ?? value.get("repository").located() ?? value.get("url").located();
  if (!image || !isLiteral(value) || isTemplated(image.value)) return undefined;
  const [registry, name, tag] = ["registry", "name", "tag"].map((key) => value.get(key).text());
  const written = image.value.replace(/^DOCKER\|/, "");
  const repository = [registry, written, name].filter(Boolean).join("/");
  const whole = tag && !isTemplated(tag) ? `${repository}:${tag}` : repository;
  return /^[\w$][^\s|]*$/.test(whole) && !/^(?:https?:|true$|false$|\d+$)/.test(whole) ? { value: whole, span: image.span } : undefined;
}

/** A switch that turns scaling on, or what belongs to one that is off. */
function gatherScaler(found: Gathered, entry: YamlEntry): boolean {
  const { value } = entry;
  const enabled = value.kind === "map" ? value.get("enabled") : value;
  if (enabled.isTrue()) found.scaling ??= wholeSpan(entry);
  return enabled.text() === "false" && value.kind === "map";
}

function isLimit(key: string, value: YamlNode): boolean {
  if (key !== "limits") return memoryKeys.has(key) && isOn(value);
  return value.kind === "text" ? isOn(value) : value.entries().some((limit) => /^(?:cpu|memory|.*gpu|.*\/tpu)$/i.test(limit.key.value));
}

/** A container and its own limits; nothing for one whose limits are filled in from elsewhere, nor for a patch of one. */
function containerOf(node: YamlNode): RunningContainer[] {
  const parts = new Map(node.entries().map(({ key, value }) => [plainKey(key.value), value]));
  const image = parts.get("image");
  const resources = parts.get("resources");
  if (!image || (resources && (resources.kind !== "map" || !isLiteral(resources)))) return [];
  const limit = [...(resources?.entries() ?? []), ...node.entries()].find(({ key, value }) => isLimit(plainKey(key.value), value));
  const isFilledIn = resources?.entries().some(({ key, value }) => plainKey(key.value) === "limits" && value.kind !== "map");
  if (!limit && isFilledIn) return [];
  const named = parts.get("name")?.located();
  const name = named && isLiteral(parts.get("name") ?? node) && !isTemplated(named.value) ? named : undefined;
  const written = imageOf(image)?.value;
  return [
    {
      name: name?.value ?? "",
      ...(written && { image: written }),
      ...(limit && { limits: wholeSpan(limit) }),
      span: named?.span ?? node.span,
    },
  ];
}

function boundsOf(node: YamlNode): InfrastructureResource["bounds"] {
  const most = node.entries().find(({ key }) => maximumKeys.has(plainKey(key.value)));
  const fewest = most && node.entries().find(({ key }) => minimumKeys.has(plainKey(key.value)));
  const [min, max] = [fewest?.value.text(), most?.value.text()].map((text) => (/^\d+$/.test(text ?? "") ? Number(text) : undefined));
  return most && min !== undefined && max !== undefined ? { min, max, span: wholeSpan(most) } : undefined;
}

const schedulePattern =
  /^(?:(?:cron|rate|at)\(.+\)|@(?:hourly|daily|midnight|weekly|monthly|yearly|annually|every .+)|every .+|(?:\S+\s+){4,6}\S+)$/;

function scheduleOf(value: YamlNode): Located<string>[] {
  const schedule = value.located();
  if (!schedule || isTemplated(schedule.value)) return [];
  return schedulePattern.test(schedule.value) || (!isLiteral(value) && isOn(value)) ? [schedule] : [];
}

/** The command lines of a container: its command with its arguments, or arguments that are a command themselves. */
function gatherCommands(found: Gathered, node: YamlNode, parent: string): void {
  const parts = new Map(node.entries().map(({ key, value }) => [plainKey(key.value), value]));
  const isContainer = containerKeys.has(parent) || [...parts.keys()].some((key) => besideCommand.has(key));
  // The entry point of a function is a name in its code.
  if (!isContainer || parts.has("runtime")) return;
  for (const { value, span } of runningIn(parts, parent)) {
    const line = { value: shownActions(value), span };
    found.commands.push(line);
    found.signs.push({ kind: "command", ...line });
  }
}

function runningIn(parts: ReadonlyMap<string, YamlNode>, parent: string): Sign[] {
  const entryPoint = commandOf(parts.get("entrypoint"));
  const program = entryPoint ?? commandOf(parts.get("command"));
  const options = entryPoint ? commandOf(parts.get("command")) : commandOf(parts.get("args") ?? parts.get("arguments"));
  const source = parent === "script" ? parts.get("source")?.mapped() : undefined;
  // A script is given to the program; of one for a shell the lines tell.
  if (source && /^\S*sh\b/.test(program?.value ?? "sh")) return commandLines(source).map(commandSign);
  return program || !options?.value.startsWith("-") ? started(program, options).flatMap(scriptSigns) : [];
}

/** A command in either form as one line. */
function commandOf(command: YamlNode | undefined): Located<string> | undefined {
  if (!command || !isLiteral(command)) return undefined;
  if (command.kind !== "list") return command.located();
  const words = command.texts();
  return words.length > 0 ? { value: words.map(({ value }) => value).join(" "), span: command.span } : undefined;
}

const variableName = /^[A-Z][A-Z0-9_]*$/;

/** The variables in a list of `{ name, value }`, in one such block, or in a map. */
function variableSigns(environment: YamlNode): Sign[] {
  return environment.list().flatMap((item) => {
    const parts = new Map(item.entries().map(({ key, value }) => [plainKey(key.value), value]));
    const name = (parts.get("name") ?? parts.get("key"))?.located();
    if (name) return variableName.test(name.value) ? environmentSigns(name, undefined) : [];
    return item.entries().flatMap(({ key }) => (variableName.test(key.value) ? environmentSigns(key, undefined) : []));
  });
}
