import type { ModelServerFacts } from "../facts/model-server-facts.js";
import type { Located } from "../text/span.js";
import type { YamlNode } from "../text/yaml-node.js";
import { plainKey } from "./infrastructure/plain-key.js";
import { isTemplated } from "./infrastructure/template-actions.js";
import { readTemplatedYaml } from "./infrastructure/templated-yaml.js";
import type { Reader } from "./reader.js";

const kinds = /^["']?kind["']?[ \t]*:[ \t]*["']?(InferenceService|SeldonDeployment|Model|LLMInferenceService)\b/m;
const group = /\b(?:serving\.kserve\.io|serving\.kubeflow\.org|machinelearning\.seldon\.io|mlops\.seldon\.io)\//;

/**
 * Reads models that KServe or Seldon serve: where they are stored, in what format, and whether requests are batched or replicas added. Of a
 * file with several, the first names the facts. Signs and notes are left to the reader of Kubernetes' manifests.
 */
export const inferenceServiceReader: Reader<"model-server"> = {
  name: "inference-service",
  kind: "model-server",
  files: { extensions: ["yaml", "yml"] },
  maxBytes: 512 * 1024,
  read({ text }): ModelServerFacts | undefined {
    if (text === undefined || !group.test(text) || !kinds.test(text)) return undefined;
    const { documents } = readTemplatedYaml(text);
    const services = documents.filter((document) => group.test(document.get("apiVersion").text() ?? ""));
    const [first] = services;
    if (!first) return undefined;
    const name = first.get("metadata").get("name").located();
    const found: Served = { serves: [], tasks: [], optimised: [] };
    for (const service of services) gather(found, service.get("spec"), 0);
    const [task] = found.tasks;
    return {
      tool: first.get("apiVersion").text()?.includes("seldon") ? "seldon" : "kserve",
      ...(name && !isTemplated(name.value) && { name }),
      serves: found.serves,
      ...(task && { task }),
      optimised: found.optimised,
      signs: [],
      notes: [],
    };
  },
};

interface Served {
  readonly serves: Located<string>[];
  readonly tasks: Located<string>[];
  readonly optimised: Located<string>[];
}

const deepest = 12;
const servedKeys = new Set(["storageuri", "modeluri", "modelformat", "implementation"]);
const optimisedKeys = new Set(["batcher", "maxreplicas", "scaletarget", "hpaspec", "autoscaling"]);

function gather(found: Served, node: YamlNode, depth: number): void {
  if (depth > deepest) return;
  for (const item of node.items()) gather(found, item, depth + 1);
  // Seldon's parameters have names and values; KServe's runtimes take arguments.
  const task = node.get("name").text() === "task" ? node.get("value").located() : taskOf(node.located());
  if (task) found.tasks.push({ ...task, value: task.value.replaceAll("_", "-") });
  for (const { key, value } of node.entries()) {
    const plain = plainKey(key.value);
    const written = value.textOr("name");
    if (servedKeys.has(plain) && written && !isTemplated(written.value)) found.serves.push(written);
    const isOne = plain === "maxreplicas" && value.text() === "1";
    if (optimisedKeys.has(plain) && !isOne) found.optimised.push(key);
    gather(found, value, depth + 1);
  }
}

function taskOf(argument: Located<string> | undefined): Located<string> | undefined {
  const [, value] = /^--task=([\w-]+)$/.exec(argument?.value ?? "") ?? [];
  return argument && value !== undefined ? { ...argument, value } : undefined;
}
