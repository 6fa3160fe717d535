import type { DvcFacts, DvcStage } from "../facts/dvc-facts.js";
import type { Sign } from "../facts/sign.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlEntry, YamlNode } from "../text/yaml-node.js";
import { nameOf } from "../workspace/path-parts.js";
import { scriptSigns, uriSigns } from "./configuration-signs.js";
import { resolveFrom } from "./dependencies/relative-path.js";
import { readDvcConfig } from "./dvc/dvc-config.js";
import type { Reader } from "./reader.js";

/**
 * Reads what DVC keeps in Git: pipelines, their locks, pointers to data, and the configuration. A `foreach` stage is one stage; `${…}`
 * stays as written. Outputs with `cache: false` are outputs, but not tracked. Paths of a lock count from its folder, as locks have no `wdir`.
 */
export const dvcReader: Reader<"dvc"> = {
  name: "dvc",
  kind: "dvc",
  files: { names: ["dvc.yaml", "dvc.lock"], extensions: ["dvc"], patterns: [/(?:^|\/)\.dvc\/config$/] },
  maxBytes: 2 * 1024 * 1024,
  read({ path, text }): DvcFacts {
    const name = nameOf(path).toLowerCase();
    if (name === "config") return readDvcConfig(text);
    const { root, notes } = readYaml(text);
    const role = name === "dvc.yaml" ? "pipeline" : name === "dvc.lock" ? "lock" : "pointer";
    const stages = (role === "pointer" ? [] : stageEntries(root, role)).map((entry) => readStage(path, entry));
    const files = role === "pointer" ? outputsOf(path, root, ["outs"]) : stages.flatMap((stage) => stage.files);
    const commands = role === "pipeline" ? stages.flatMap(({ facts }) => scriptSigns(facts.command)) : [];
    return {
      role,
      stages: stages.map(({ facts }) => facts),
      tracked: files.filter((file) => file.cached).map(({ value, span }) => ({ value, span })),
      metrics: outputsOf(path, root, ["metrics"]).map(({ value, span }) => ({ value, span })),
      artifacts: root
        .get("artifacts")
        .entries()
        .map((entry) => artifactOf(path, entry)),
      remotes: [],
      signs: [...formatSign(root), ...commands, ...originSigns(root)],
      notes,
    };
  },
};

function formatSign(root: YamlNode): Sign[] {
  const first = root.entries()[0];
  return first ? [{ kind: "config", value: "dvc", span: first.key.span }] : [];
}

/** Where imported data comes from: an address, or another repository. */
function originSigns(root: YamlNode): Sign[] {
  const origins = root
    .get("deps")
    .items()
    .flatMap((origin) => [origin.get("repo").get("url"), origin.get("path")]);
  return origins.flatMap((origin) => {
    const address = origin.mapped();
    return address ? uriSigns(address) : [];
  });
}

function artifactOf(path: string, { key, value }: YamlEntry): DvcFacts["artifacts"][number] {
  const [type, file] = [value.get("type").text(), value.get("path").text()];
  return {
    name: key.value,
    ...(type !== undefined && { type }),
    ...(file !== undefined && { path: resolveFrom(path, file) }),
    span: key.span,
  };
}

/** Locks before version 2 have the stages at the top. */
function stageEntries(root: YamlNode, role: "pipeline" | "lock"): readonly YamlEntry[] {
  const isOld = role === "lock" && !root.has("schema") && !root.has("stages");
  return isOld ? root.entries() : root.get("stages").entries();
}

interface OutputFile extends Located<string> {
  /** DVC keeps its content. */
  readonly cached: boolean;
}

function readStage(path: string, { key, value }: YamlEntry): { facts: DvcStage; files: OutputFile[] } {
  const stage = value.has("do") ? value.get("do") : value;
  const files = outputsOf(path, stage, ["outs", "metrics", "plots"]);
  const located = (list: readonly OutputFile[]) => list.map(({ value, span }) => ({ value, span }));
  const facts: DvcStage = {
    name: key.value,
    command: commandOf(stage.get("cmd"), key.span),
    dependencies: located(outputsOf(path, stage, ["deps"])),
    outputs: located(outputsOf(path, stage, ["outs", "plots"])),
    metrics: located(outputsOf(path, stage, ["metrics"])),
    parameters: stage.get("params").items().flatMap(parametersOf),
    span: key.span,
  };
  return { facts, files };
}

/** A list of commands as the lines of one script. */
function commandOf(command: YamlNode, at: Located<string>["span"]): Located<string> {
  const lines = command.texts();
  return { value: lines.map(({ value }) => value).join("\n"), span: lines.length > 0 ? command.span : at };
}

/** `lr`, or `params.yaml: [lr, depth]`; a file without names stands for all in it. */
function parametersOf(parameter: YamlNode): string[] {
  const named = parameter
    .entries()
    .flatMap(({ key, value }) => (value.list().length > 0 ? value.texts().map((name) => name.value) : [key.value]));
  return [...(parameter.text() === undefined ? [] : [parameter.text() ?? ""]), ...named];
}

/** The files of some sections of a stage: `path`, `path: { cache: false }`, or `{ path: …, md5: … }`. */
function outputsOf(path: string, stage: YamlNode, sections: readonly string[]): OutputFile[] {
  const folder = resolveFrom(path, stage.get("wdir").text() ?? ".");
  const place = ({ value, span }: Located<string>, options: YamlNode) => ({
    value: value.includes("://") ? value : resolveFrom(`${folder}/_`, value),
    span,
    cached: options.get("cache").text() !== "false",
  });
  return sections.flatMap((section) =>
    stage
      .get(section)
      .list()
      .flatMap((item) => {
        const written = item.textOr("path");
        return written ? [place(written, item)] : item.entries().map(({ key, value }) => place(key, value));
      }),
  );
}
