import type { FactsOf, Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { appendEntries, type Insertion, indentOf } from "../text/append-entries.js";
import { groupedBy } from "../text/grouped-by.js";
import { readYaml } from "../text/yaml.js";
import { folderOf } from "../workspace/path-parts.js";
import { isThere, leftAlone } from "./left-alone.js";
import { builtContainer, monitoringTarget } from "./monitoring-target.js";
import { newFile } from "./new-file.js";
import { howManyGpus } from "./questions.js";
import type { Planned, Scaffold } from "./scaffold.js";
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
    const [other] = existing ? [] : project.facts("compose");
    if (other) return [leftAlone(other.path, "It is not the file that Compose reads by itself.")];
    const stack = describeStack(project);
    const stores = storeEntries(project);
    const watching = watchers(project, existing ? baseOf(project, existing.path) : "./");
    const edits: Planned[] = [];
    if (existing) edits.push(...additions(project, existing.path, [...stores, ...watching]));
    else {
      const entries = [serviceEntry(project, stores), ...stores, ...watching];
      const names = [...stores, ...watching].map(({ name }) => name);
      const title = `${stack.name}${names.length > 0 ? ` with ${names.join(", ")}` : ""}`;
      edits.push(newFile(project, "compose.yaml", composeFile(project, entries, title)));
    }
    if (edits.some(({ kind }) => kind === "leave") || !watching.some(({ name }) => name === "prometheus")) return edits;
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

const otherForm = "Its services and volumes are not written one below the other.";

/** Adds services to a file, and leaves every other byte as it is; or the whole file, where its form would have to change. */
function additions(project: Project, path: string, entries: readonly ComposeEntry[]): readonly Planned[] {
  const text = project.text(path);
  if (text === undefined) return [leftAlone(path, "It cannot be read.")];
  const { root, notes } = readYaml(text);
  if (notes.length > 0) return [leftAlone(path, "It cannot be read.")];
  const services = root.get("services");
  const taken = new Set(services.entries().map(({ key }) => key.value));
  const added = entries.filter(({ name }) => !taken.has(name));
  const indent = indentOf(text, services);
  if (indent === undefined) return [leftAlone(path, otherForm)];
  if (added.length === 0) return [leftAlone(path, isThere)];
  const insertions = [
    appendEntries(
      text,
      services,
      added.flatMap((entry) => ["", ...entryLines(entry, "", indent)]),
    ),
  ];
  const volumes = root.get("volumes");
  const known = new Set(volumes.entries().map(({ key }) => key.value));
  const kept = added.flatMap(({ volume }) => (volume === undefined || known.has(volume) ? [] : volume));
  const names = kept.map((volume) => `${volume}:`);
  // Another form than a block of keys cannot be added to.
  if (kept.length > 0)
    insertions.push(
      root.has("volumes")
        ? appendEntries(text, volumes, names)
        : appendEntries(text, root, ["", "volumes:", ...names.map((name) => indent + name)]),
    );
  const sure = insertions.flatMap((one) => one ?? []);
  if (sure.length < insertions.length) return [leftAlone(path, otherForm)];
  return joined(sure).map((one) => ({ kind: "replace", path, ...one }));
}

/** What goes to the same place as one insertion, in order. */
function joined(insertions: readonly Insertion[]): readonly Insertion[] {
  return [...groupedBy(insertions, ({ span }) => String(span.start)).values()].map(([first, ...others]) => ({
    span: first?.span ?? { start: 0, end: 0 },
    // A line break that ends the last line of the file is needed once.
    text: [first?.text ?? "", ...others.map(({ text }) => text.replace(/^\r?\n(?=\r?\n)/, ""))].join(""),
  }));
}
