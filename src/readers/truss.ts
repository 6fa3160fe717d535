import type { ModelServerFacts } from "../facts/model-server-facts.js";
import { readYaml } from "../text/yaml.js";
import { formatSign } from "./format-sign.js";
import { isSeveral, setting } from "./model-server/settings.js";
import type { Reader } from "./reader.js";

const ownKeys = ["model_metadata", "model_class_name", "model_module_dir", "python_version", "requirements", "system_packages", "trt_llm"];

/** Recognises the `config.yaml` of a Truss among the many files of that name. */
export const trussReader: Reader<"model-server"> = {
  name: "truss",
  kind: "model-server",
  files: { names: ["config.yaml"] },
  maxBytes: 200_000,
  read({ text }): ModelServerFacts | undefined {
    if (text === undefined || !/^model_name[ \t]*:/m.test(text) || !/^resources[ \t]*:/m.test(text)) return undefined;
    const { root, notes } = readYaml(text);
    const isMachine = ["accelerator", "use_gpu", "cpu", "memory"].some((key) => root.get("resources").has(key));
    if (!isMachine || !ownKeys.some((key) => root.has(key))) return undefined;
    return {
      tool: "truss",
      name: root.get("model_name").located(),
      serves: [],
      optimised: setting(root.get("runtime"), "predict_concurrency", isSeveral),
      signs: [formatSign("truss", root)],
      notes,
    };
  },
};
