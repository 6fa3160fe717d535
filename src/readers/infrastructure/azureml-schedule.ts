import type { Located } from "../../text/span.js";
import type { YamlNode } from "../../text/yaml-node.js";

/** When an Azure ML trigger fires: a cron expression, or `every 2 week`. */
export function azuremlSchedule(trigger: YamlNode): Located<string> | undefined {
  const frequency = trigger.get("frequency").located();
  return (
    trigger.get("expression").located() ??
    (frequency && { value: `every ${trigger.get("interval").text() ?? "1"} ${frequency.value}`, span: frequency.span })
  );
}
