import type { PipelineFacts } from "../facts/pipeline-facts.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { markerSign } from "./infrastructure/declaration.js";
import type { Reader } from "./reader.js";

/**
 * Reads where Dagster's code is: `workspace.yaml` and `dagster_cloud.yaml`. Each location is a pipeline whose one step is its module, package or
 * file; assets, jobs and schedules are in code.
 */
export const dagsterReader: Reader<"pipeline"> = {
  name: "dagster",
  kind: "pipeline",
  files: { names: ["workspace.yaml", "workspace.yml", "dagster_cloud.yaml", "dagster_cloud.yml"] },
  maxBytes: 256 * 1024,
  read({ text }): PipelineFacts | undefined {
    const { root, notes } = readYaml(text);
    const loaded = root
      .get("load_from")
      .items()
      .flatMap((source) => source.entries().map(({ value }) => value));
    const pipelines = [...loaded, ...root.get("locations").items()].flatMap(locationOf);
    const first = root.entries()[0];
    if (pipelines.length === 0 || !first) return undefined;
    return { tool: "dagster", pipelines, signs: [markerSign("dagster", first.key.span)], notes };
  },
};

const codeKeys = ["module_name", "package_name", "python_file", "relative_path"];

/** A location as text, or with its module, package or file under a key. */
function locationOf(location: YamlNode): PipelineFacts["pipelines"][number][] {
  const source = location.has("code_source") ? location.get("code_source") : location;
  const step = source.located() ?? codeKeys.flatMap((key) => source.get(key).located() ?? [])[0];
  const name = location.get("location_name").located() ?? step;
  return step && name ? [{ name: name.value, steps: [step], span: name.span }] : [];
}
