import type { ComposeFacts, ComposeService } from "../facts/container-facts.js";
import type { Sign } from "../facts/sign.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { imageSigns, nestedUriSigns, scriptSigns, started } from "./configuration-signs.js";
import { resolveFrom } from "./dependencies/relative-path.js";
import type { Reader } from "./reader.js";

/** Reads Compose files. What another file adds through `extends`, `include` or `env_file` is not seen. */
export const composeReader: Reader<"compose"> = {
  name: "compose",
  kind: "compose",
  files: { patterns: [/(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/] },
  maxBytes: 512 * 1024,
  keepsText: true,
  read(file): ComposeFacts | undefined {
    const { root, notes } = readYaml(file.text);
    const nodes = root.get("services").entries();
    if (root.kind === "map" && !root.has("services") && !/(?:^|\/)(?:docker-)?compose\.ya?ml$/i.test(file.path)) return undefined;
    const awaited = new Set(nodes.flatMap(({ value }) => namesAwaited(value)));
    const services = nodes.map(({ key, value }) => {
      const service = readService(file.path, key, value);
      return awaited.has(service.name) ? { ...service, isAwaited: true as const } : service;
    });
    return { services, signs: services.flatMap((service, index) => serviceSigns(service, nodes[index]?.value)), notes };
  },
};

/** The services whose end a service waits for. */
function namesAwaited(service: YamlNode): readonly string[] {
  return service
    .get("depends_on")
    .entries()
    .flatMap(({ key, value }) => (value.get("condition").text() === "service_completed_successfully" ? [key.value] : []));
}

function readService(path: string, name: Located<string>, service: YamlNode): ComposeService {
  const healthcheck = service.get("healthcheck");
  const limits = [service.get("deploy").get("resources").get("limits"), service.get("mem_limit"), service.get("cpus")];
  return {
    name: name.value,
    image: service.get("image").located(),
    build: readBuild(path, service.get("build")),
    command: commandOf(service.get("command")),
    ports: service
      .get("ports")
      .items()
      .flatMap((port) => portOf(port) ?? []),
    environment: readEnvironment(service.get("environment")),
    healthcheck: healthcheck.kind === "map" && !isSwitchedOff(healthcheck) ? healthcheck.span : undefined,
    limits: limits.find((node) => node.kind === "map" || node.kind === "text")?.span,
    user: service.get("user").located(),
    dependsOn: [
      ...service
        .get("depends_on")
        .texts()
        .map(({ value }) => value),
      ...service
        .get("depends_on")
        .entries()
        .map(({ key }) => key.value),
    ],
    span: name.span,
  };
}

function readBuild(path: string, build: YamlNode): ComposeService["build"] {
  if (build.kind !== "text" && build.kind !== "map") return undefined;
  const context = resolveFrom(path, build.text() ?? build.get("context").text() ?? ".");
  const dockerfile = build.get("dockerfile").text();
  return { context, ...(dockerfile && { dockerfile: resolveFrom(`${context}/Dockerfile`, dockerfile) }), span: build.span };
}

/** A command in either form as one line. */
function commandOf(command: YamlNode): Located<string> | undefined {
  if (command.kind !== "list") return command.located();
  const words = command.texts();
  return words.length > 0 ? { value: words.map(({ value }) => value).join(" "), span: command.span } : undefined;
}

/** `8080:80`, also for the long form. */
function portOf(port: YamlNode): Located<string> | undefined {
  const target = port.get("target").text();
  if (!target) return port.located();
  return { value: [port.get("host_ip").text(), port.get("published").text(), target].filter(Boolean).join(":"), span: port.span };
}

function readEnvironment(environment: YamlNode): ComposeService["environment"][number][] {
  const listed = environment.texts().map(({ value, span }) => {
    const equals = value.indexOf("=");
    return equals === -1 ? { name: value, span } : { name: value.slice(0, equals), value: value.slice(equals + 1), span };
  });
  return [...listed, ...environment.entries().map(({ key, value }) => ({ name: key.value, value: value.text(), span: key.span }))];
}

function isSwitchedOff(healthcheck: YamlNode): boolean {
  return healthcheck.get("disable").isTrue() || healthcheck.get("test").texts()[0]?.value === "NONE";
}

function serviceSigns(service: ComposeService, node: YamlNode | undefined): Sign[] {
  return [
    ...imageSigns(service.image),
    ...started(node && commandOf(node.get("entrypoint")), service.command).flatMap(scriptSigns),
    ...service.environment.map(({ name, span }): Sign => ({ kind: "env", value: name, span })),
    ...(node ? nestedUriSigns(node) : []),
  ];
}
