import type { DataCheckFacts } from "../facts/data-check-facts.js";
import { readJsonOrYaml } from "../text/json-or-yaml.js";
import type { Located } from "../text/span.js";
import type { YamlNode } from "../text/yaml-node.js";
import { firstOfEach } from "./first-of-each.js";
import { formatSign } from "./format-sign.js";
import type { Reader } from "./reader.js";

/** What only files of Great Expectations have. */
const marks =
  /["']?(?:expectation_suite_name|expectation_type|great_expectations_version|expectations_store_name|validation_definitions)["']?[ \t]*:|\bclass_name["']?:[ \t]*["']?(?:Simple)?Checkpoint\b|"type"[ \t]*:[ \t]*"expect_/;

/** Reads suites and checkpoints of Great Expectations, of any name, and its project file. */
export const greatExpectationsReader: Reader<"data-checks"> = {
  name: "great-expectations",
  kind: "data-checks",
  // The files of version 1 have no extension.
  files: {
    extensions: ["json", "yml", "yaml"],
    patterns: [/(?:^|\/)(?:gx|great_expectations)\/(?:checkpoints|validation_definitions)\/[^/.]+$/],
  },
  maxBytes: 2 * 1024 * 1024,
  read({ path, text }): DataCheckFacts | undefined {
    if (text === undefined || !/expectation|validation_definitions|Checkpoint|"expect_/.test(text) || !marks.test(text)) return undefined;
    const { root, notes } = readJsonOrYaml(path, text);
    const found = suiteOf(root) ?? runnerOf(root);
    if (!found) return undefined;
    return {
      tool: "great-expectations",
      described: 0,
      span: root.span,
      signs: [formatSign("great-expectations", root)],
      notes,
      ...found,
      subjects: firstOfEach(found.subjects),
    };
  },
};

type Found = Pick<DataCheckFacts, "role" | "subjects" | "checks">;

function suiteOf(root: YamlNode): Found | undefined {
  if (root.get("expectations").kind !== "list") return undefined;
  const expectations = root.get("expectations").items().filter(isExpectation);
  const isSuite = expectations.length > 0 || root.has("expectation_suite_name") || root.get("meta").has("great_expectations_version");
  if (!isSuite) return undefined;
  const name = root.get("expectation_suite_name").located() ?? root.get("name").located();
  const columns = expectations.flatMap((expectation) => columnsOf(expectation.get("kwargs")));
  return { role: "checks", subjects: expectations.length > 0 && name ? [name, ...columns] : columns, checks: expectations.length };
}

function isExpectation(node: YamlNode): boolean {
  return (node.get("expectation_type").text() ?? node.get("type").text() ?? "").startsWith("expect_");
}

function columnsOf(settings: YamlNode): Located<string>[] {
  return ["column", "column_A", "column_B", "column_list", "column_set"].flatMap((key) => settings.get(key).texts());
}

/** A checkpoint runs suites, by name; a project has data sources. */
function runnerOf(root: YamlNode): Found | undefined {
  const validations = [root, ...root.get("validations").items()];
  const suites = validations.flatMap((validation) => validation.get("expectation_suite_name").located() ?? []);
  const definitions = root.get("validation_definitions").items();
  const isCheckpoint = /Checkpoint$/.test(root.get("class_name").text() ?? "") || root.has("action_list") || definitions.length > 0;
  if (isCheckpoint) return { role: "runner", subjects: [...suites, ...definitions.flatMap((one) => one.textOr("name") ?? [])], checks: 0 };
  if (!root.has("expectations_store_name")) return undefined;
  const sources = ["datasources", "fluent_datasources"].flatMap((key) => root.get(key).entries());
  return { role: "runner", subjects: sources.map(({ key }) => key), checks: 0 };
}
