import type { Sign } from "../../facts/sign.js";
import type { Located } from "../../text/span.js";

/** The marker of a Helm chart that is installed or depended on, without its repository: `chart:kube-prometheus-stack`. */
export function chartSigns(chart: Located<string> | undefined): Sign[] {
  const name = chart && /^(?:.*\/)?([a-z0-9][a-z0-9-]*)$/.exec(chart.value)?.[1];
  return chart && name ? [{ kind: "config", value: `chart:${name}`, span: chart.span }] : [];
}
