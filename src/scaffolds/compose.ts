import type { FactsOf, Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import type { Edit } from "../text/edit.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { folderOf } from "../workspace/path-parts.js";
import { builtContainer, monitoringTarget } from "./monitoring-target.js";
import { newFile } from "./new-file.js";
import { howManyGpus } from "./questions.js";
import type { Scaffold } from "./scaffold.js";
import {
  type ComposeEntry,
  composeFile,
  composePrometheus,
  entryLines,
  grafanaDashboards,
  grafanaDatasource,
  serviceEntry,
  storeEntries,
  watchers,
} from "./templates/compose-file.js";

/** All that the service needs, on one machine. */
export const compose: Scaffold = {
  title: "Compose file",
  description: "The service with the stores that it uses, Prometheus and Grafana, for one machine; an existing file gets what it lacks.",
  effort: 5,
  companions: /(?:^|\/)(?:prometheus\.compose\.yml|grafana\/provisioning\/.*)$/,
  after: ["dockerfile"],
  questions: [howManyGpus],
  raises: ["serving/resources", "serving/health"],
  suits: ({ traits }) => traits.serves.value,
  edits(project) {
    const existing = composeOf(project);
    if (existing === undefined && project.facts("compose").length > 0) return [];
    const stack = describeStack(project);
    const stores = storeEntries(project);
    const watching = watchers(project, existing ? baseOf(project, existing.path) : "./");
    const edits: Edit[] = [];
    if (existing) edits.push(...additions(project, existing.path, [...stores, ...watching]));
    else {
      const entries = [serviceEntry(project, stores), ...stores, ...watching];
      const names = [...stores, ...watching].map(({ name }) => name);
      const title = `${stack.name}${names.length > 0 ? ` with ${names.join(", ")}` : ""}`;
      edits.push(newFile(project, "compose.yaml", composeFile(entries, title)));
    }
    if (edits.length === 0 || !watching.some(({ name }) => name === "prometheus")) return edits;
    const create = (path: string, text: string) => edits.push(newFile(project, path, text));
    const host = existing ? builtContainer(project) : stack.name;
    create("monitoring/prometheus.compose.yml", composePrometheus(stack.name, monitoringTarget(project, stack, host).address));
    if (watching.some(({ name }) => name === "grafana")) {
      create("monitoring/grafana/provisioning/datasources/prometheus.yaml", grafanaDatasource);
      create("monitoring/grafana/provisioning/dashboards/files.yaml", grafanaDashboards);
    }
    return edits;
  },
};

/** The project's main Compose file: the one of the usual name that lies highest. */
function composeOf(project: Project): FactsOf<"compose"> | undefined {
  const depth = ({ path }: { readonly path: string }) => path.split("/").length;
  return project
    .facts("compose")
    .filter(({ path, role }) => role === "production" && /(?:^|\/)(?:docker-)?compose\.ya?ml$/i.test(path))
    .sort((a, b) => depth(a) - depth(b))[0];
}

/** The way from a Compose file's folder to the project's. */
function baseOf(project: Project, path: string): string {
  const depth = folderOf(project.relative(path)).split("/").filter(Boolean).length;
  return depth === 0 ? "./" : "../".repeat(depth);
}

/** Adds services to a file, and leaves every other byte as it is. Nothing for a file whose form would have to change. */
function additions(project: Project, path: string, entries: readonly ComposeEntry[]): readonly Edit[] {
  const text = project.text(path);
  if (text === undefined) return [];
  const { root } = readYaml(text);
  const services = root.get("services");
  const taken = new Set(services.entries().map(({ key }) => key.value));
  const added = entries.filter(({ name }) => !taken.has(name));
  const indent = indentOf(text, services);
  if (added.length === 0 || indent === undefined) return [];
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const insertions = new Map<number, string>();
  const insert = (at: number, lines: readonly string[]) => {
    const before = insertions.get(at) ?? (at > 0 && text[at - 1] !== "\n" ? newline : "");
    insertions.set(at, before + lines.map((line) => line + newline).join(""));
  };
  insert(
    endOf(text, services),
    added.flatMap((entry) => ["", ...entryLines(entry, indent, indent)]),
  );
  const volumes = root.get("volumes");
  const known = new Set(volumes.entries().map(({ key }) => key.value));
  const kept = added.flatMap(({ volume }) => (volume === undefined || known.has(volume) ? [] : volume));
  if (kept.length > 0) {
    const inner = indentOf(text, volumes);
    if (inner !== undefined)
      insert(
        endOf(text, volumes),
        kept.map((volume) => `${inner}${volume}:`),
      );
    // Another form than a block of keys cannot be added to.
    else if (root.has("volumes")) return [];
    else insert(text.length, ["", "volumes:", ...kept.map((volume) => `${indent}${volume}:`)]);
  }
  return [...insertions].map(([at, added]) => ({ kind: "replace", path, span: { start: at, end: at }, text: added }));
}

/** The spaces before the keys of a block map; `undefined` where it is none. */
function indentOf(text: string, map: YamlNode): string | undefined {
  const first = map.entries()[0]?.key.span.start;
  if (first === undefined || map.kind !== "map") return undefined;
  const before = text.slice(text.lastIndexOf("\n", first - 1) + 1, first);
  return /^ +$/.test(before) ? before : undefined;
}

/** Where the line after a block map begins. */
function endOf(text: string, map: YamlNode): number {
  const end = map.span.end;
  if (text[end - 1] === "\n") return end;
  const next = text.indexOf("\n", end);
  return next === -1 ? text.length : next + 1;
}
