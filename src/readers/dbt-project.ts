import type { PipelineFacts } from "../facts/pipeline-facts.js";
import { readYaml } from "../text/yaml.js";
import { rightsCalled } from "./dbt/rights-called.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads a `dbt_project.yml` as one pipeline; its steps are the folders that `dbt build` runs, as written; `models` where none is. */
export const dbtProjectReader: Reader<"pipeline"> = {
  name: "dbt-project",
  kind: "pipeline",
  files: { names: ["dbt_project.yml", "dbt_project.yaml"] },
  maxBytes: 500_000,
  read({ text }): PipelineFacts {
    const { root, notes } = readYaml(text);
    const name = root.get("name").located();
    const folders = (...keys: string[]) => keys.flatMap((key) => root.get(key).texts());
    // `data-paths` and `source-paths` are what dbt before 1.0 calls them.
    const models = folders("model-paths", "source-paths");
    const usual = name && models.length === 0 ? [{ value: "models", span: name.span }] : [];
    const steps = [...folders("seed-paths", "data-paths"), ...models, ...usual, ...folders("snapshot-paths")];
    return {
      tool: "dbt",
      pipelines: name ? [{ name: name.value, steps, span: name.span }] : [],
      signs: [...(root.kind === "map" ? [formatSign("dbt", root)] : []), ...rightsCalled(text ?? "")],
      notes,
    };
  },
};
