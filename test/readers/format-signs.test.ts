import assert from "node:assert/strict";
import { readFacts } from "../../src/project/snapshot.js";
import { readers } from "../../src/readers/index.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { toolsOfSign } from "../../src/tools/tools-of-sign.js";

/** A file as short as can be, and the tools that the keys of its format show. */
const cases: readonly (readonly [path: string, text: string, ...tools: string[]])[] = [
  ["warehouse/dbt_project.yml", "name: shop\n", "dbt"],
  ["warehouse/models/a.yml", "models:\n  - name: a\n    tests: [elementary.volume_anomalies]\n", "dbt-tests", "elementary"],
  ["warehouse/packages.yml", "packages:\n  - package: calogica/dbt_expectations\n", "dbt", "dbt-tests"],
  ["warehouse/profiles.yml", "a:\n  outputs:\n    b: { type: redshift }\n", "dbt", "redshift"],
  ["gx/suite.json", '{"expectation_suite_name": "a", "expectations": []}', "great-expectations"],
  ["checks.yml", "checks for a:\n  - row_count > 0\n", "soda"],
  ["people.yaml", "schema_type: dataframe\ncolumns: {}\n", "pandera"],
  ["orders.yaml", "kind: DataContract\napiVersion: v3.0.0\n", "datacontract"],
  ["schema.pbtxt", 'feature { name: "a" }', "tensorflow-data-validation"],
  ["MLproject", "name: a\n", "mlflow"],
  ["serve/bentofile.yaml", "service: a:b\n", "bentoml"],
  ["repository/a/config.pbtxt", 'backend: "python"', "triton"],
  ["config.properties", "model_store=a\n", "torchserve"],
  ["models.config", 'model_config_list { config { name: "a" } }', "tf-serving"],
  ["cog.yaml", "predict: a:B\n", "cog"],
  ["model-settings.json", '{"name": "a"}', "seldon"],
  ["ops/board.json", '{"panels": [], "schemaVersion": 1}', "grafana"],
  ["ops/collector.yaml", "receivers: {}\nexporters: {}\nservice:\n  pipelines: {}\n", "opentelemetry"],
  ["ops/monitor.json", '{"name": "a", "type": "metric alert", "query": "avg:a{*} > 1"}', "datadog"],
  [".github/dependabot.yml", "version: 2\n", "dependabot"],
  ["environment.yml", "channels: [conda-forge]\ndependencies: [numpy]\n", "conda"],
  ["deploy/mesh.yaml", "apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: api }\n", "istio", "kubernetes"],
  ["renovate.json", '{"extends": []}', "renovate"],
  ["a.yaml", "task: a\ndoc_to_text: b\n", "lm-eval-harness"],
  ["flow/flow.dag.yaml", "nodes:\n  - { name: a, aggregation: true }\n", "azure-ai-evaluation", "promptflow"],
];

describe("signs of formats", () => {
  const select = readerSelector(readers);
  for (const [path, text, ...expected] of cases) {
    it(`${path} shows ${expected.join(", ")}`, () => {
      const failures: string[] = [];
      const facts = readFacts(select(path), { path, text, bytes: text.length }, failures);
      const signs = Object.values(facts).flatMap((found) => found.signs);
      const shown = signs.filter(({ kind }) => kind === "config").flatMap((sign) => toolsOfSign(sign).map(({ tool }) => tool.id));
      assert.deepEqual([[...new Set(shown)].sort(), failures], [expected, []]);
    });
  }
});
