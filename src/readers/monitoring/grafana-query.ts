import type { YamlNode } from "../../text/yaml-node.js";
import { promqlMetrics } from "./promql-metrics.js";

/** UTF-16 units of a query that are looked at. */
const maxQuery = 20_000;

/** A name that a variable is part of is not known. */
const variable = /(?<![\w:$])[\w:]*(?:\$\{[^}\n]{1,200}\}|\$\w+|\[\[\w+\]\])[\w:]*/g;

/** What a Grafana query asks: its text, and the names of the metrics it reads if it is one to Prometheus. */
export function grafanaQuery(query: YamlNode, source: YamlNode): { readonly text: string; readonly metrics: readonly string[] } {
  const expression = query.get("expr").text();
  if (expression === undefined) return { text: query.get("rawSql").text() ?? query.get("query").text() ?? "", metrics: [] };
  const kind = [query.get("datasource"), source].flatMap((node) => node.textOr("type")?.value ?? []);
  const isPromql = !/loki|elastic|influx|tempo|cloudwatch/i.test(kind[0] ?? "");
  return { text: expression, metrics: isPromql ? promqlMetrics(expression.slice(0, maxQuery).replace(variable, "")) : [] };
}
