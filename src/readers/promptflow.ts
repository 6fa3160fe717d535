import type { PipelineFacts } from "../facts/pipeline-facts.js";
import type { Sign } from "../facts/sign.js";
import { readYaml } from "../text/yaml.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/**
 * Reads the nodes of a prompt flow (`flow.dag.yaml`), named by its folder. A flow with a node that aggregates over a run evaluates: a sign
 * `promptflow-evaluation` on that node.
 */
export const promptflowReader: Reader<"pipeline"> = {
  name: "promptflow",
  kind: "pipeline",
  files: { names: ["flow.dag.yaml", "flow.dag.yml"] },
  maxBytes: 1024 * 1024,
  read({ path, text }): PipelineFacts {
    const { root, notes } = readYaml(text);
    const nodes = root.get("nodes").items();
    const steps = nodes.flatMap((node) => node.get("name").located() ?? []);
    const aggregation = nodes.find((node) => node.get("aggregation").isTrue());
    const signs: Sign[] = root.kind === "map" ? [formatSign("promptflow", root)] : [];
    if (aggregation) signs.push({ kind: "config", value: "promptflow-evaluation", span: aggregation.get("name").span });
    const name = path.split("/").at(-2) ?? "flow";
    return { tool: "promptflow", pipelines: steps.length > 0 ? [{ name, steps, span: root.pairSpan("nodes") }] : [], signs, notes };
  },
};
