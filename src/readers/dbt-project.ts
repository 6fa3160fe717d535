import type { PipelineFacts } from "../facts/pipeline-facts.js";
import { readYaml } from "../text/yaml.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads a `dbt_project.yml` as one pipeline; its steps are the folders that `dbt build` runs, as written. */
export const dbtProjectReader: Reader<"pipeline"> = {
  name: "dbt-project",
  kind: "pipeline",
  files: { names: ["dbt_project.yml", "dbt_project.yaml"] },
  maxBytes: 500_000,
  read({ text }): PipelineFacts {
    const { root, notes } = readYaml(text);
    const name = root.get("name").located();
    // `source-paths` and `data-paths` are what dbt before 1.0 calls them.
    const steps = ["data-paths", "seed-paths", "source-paths", "model-paths", "snapshot-paths"].flatMap((key) => root.get(key).texts());
    return {
      tool: "dbt",
      pipelines: name ? [{ name: name.value, steps, span: name.span }] : [],
      signs: root.kind === "map" ? [formatSign("dbt", root)] : [],
      notes,
    };
  },
};
