import type { PipelineFacts } from "../facts/pipeline-facts.js";
import { readYaml } from "../text/yaml.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** Reads what starts a pipeline of Mage: its `triggers.yaml`. A trigger that is switched off, or waits for a call, has no schedule. */
export const mageTriggersReader: Reader<"pipeline"> = {
  name: "mage-triggers",
  kind: "pipeline",
  files: { names: ["triggers.yaml", "triggers.yml"] },
  maxBytes: 512 * 1024,
  read({ text }): PipelineFacts | undefined {
    if (!text?.includes("schedule_type")) return undefined;
    const { root, notes } = readYaml(text);
    const triggers = root
      .get("triggers")
      .items()
      .filter((trigger) => trigger.has("schedule_type"));
    if (triggers.length === 0) return undefined;
    const pipelines = triggers.map((trigger) => {
      const name = trigger.get("pipeline_uuid").located() ?? trigger.get("name").located();
      const interval = trigger.get("schedule_interval").located();
      const isOn = trigger.get("status").text() === "active" && trigger.get("schedule_type").text() === "time";
      return { name: name?.value ?? "", steps: [], ...(isOn && interval && { schedule: interval }), span: name?.span ?? trigger.span };
    });
    return { tool: "mage", pipelines, signs: [formatSign("mage", root)], notes };
  },
};
