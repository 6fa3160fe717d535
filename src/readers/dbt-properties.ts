import type { DataCheckFacts } from "../facts/data-check-facts.js";
import type { Sign } from "../facts/sign.js";
import { isPlaceholder } from "../text/placeholder.js";
import type { Located, Span } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { firstOfEach } from "./first-of-each.js";
import type { Reader } from "./reader.js";

/** Without one of these lists a YAML file says nothing of data, and is not worth parsing. */
const lists =
  /^["']?(?:models|sources|seeds|snapshots|unit_tests|semantic_models|metrics)["']?[ \t]*:[ \t]*(?:\[|(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n){0,50}[ \t]*-[ \t])/m;
const usualFolder = /(?:^|\/)(?:models|sources|seeds|snapshots|staging|marts)\//i;

/**
 * Reads dbt property files, which have no fixed names: what tests, constraints and contracts they put on models, seeds, snapshots, sources
 * and columns (a `dbt-tests` sign on the first test), what they describe, snapshots that are written in YAML (`dbt-snapshots`), and the
 * semantic layer (`metricflow`).
 */
export const dbtPropertiesReader: Reader<"data-checks"> = {
  name: "dbt-properties",
  kind: "data-checks",
  files: { extensions: ["yml", "yaml"] },
  maxBytes: 1024 * 1024,
  read({ path, text }): DataCheckFacts | undefined {
    if (text === undefined || !lists.test(text)) return undefined;
    const { root, notes } = readYaml(text);
    const described = describedThings(root);
    const units = named(root.get("unit_tests")).filter((test) => test.has("given") && test.has("expect"));
    const semantics = semanticSigns(root);
    const isDbt =
      described.some(isTelling) ||
      units.length + semantics.length > 0 ||
      (described.length > 0 && (root.get("version").text() === "2" || usualFolder.test(path)));
    if (!isDbt) return undefined;
    const tests = described.flatMap(({ node, subject }) => testsOf(node).map((test) => ({ test, subject })));
    const constrained = described.flatMap((thing) => constraintsOf(thing).map(() => thing.subject));
    const ageLimits = described.filter(({ node }) => ageLimitsOf(node).length > 0).map(({ subject }) => subject);
    const unitSubjects = units.flatMap((unit) => unit.get("model").located() ?? []);
    return {
      tool: "dbt-tests",
      role: roleOf(tests.length + units.length, constrained.length),
      subjects: firstOfEach([...tests.map(({ subject }) => subject), ...constrained, ...unitSubjects]),
      checks: tests.length + units.length + constrained.length,
      described: described.filter(({ node }) => !isPlaceholder(node.get("description").text() ?? "")).length,
      ...(ageLimits.length > 0 && { ageLimits }),
      span: root.span,
      signs: [...testSigns(tests.map(({ test }) => test)), ...snapshotSigns(root), ...semantics],
      notes,
    };
  },
};

/** A model, seed, snapshot, source, table of a source, or column. */
interface Described {
  readonly node: YamlNode;
  /** `orders`, `shop.orders`, `orders.id`, at the last name. */
  readonly subject: Located<string>;
  /** For a column of a model whose contract dbt enforces: its type is a constraint. */
  readonly enforced?: boolean;
}

function describedThings(root: YamlNode): Described[] {
  const sources = named(root.get("sources")).flatMap((node) => {
    const source = thing(node);
    const tables = named(node.get("tables")).map((table) => thing(table, source.subject.value));
    return [source, ...tables.flatMap((table) => [table, ...columnsOf(table)])];
  });
  const tables = ["models", "seeds", "snapshots"].flatMap((key) => named(root.get(key))).map((node) => thing(node));
  return [...sources, ...tables.flatMap((table) => [table, ...columnsOf(table)])];
}

/** The columns of a table and of its versions. */
function columnsOf({ node, subject }: Described): Described[] {
  const enforced = [node.get("config"), node].some((one) => one.get("contract").get("enforced").isTrue());
  const lists = [
    node.get("columns"),
    ...node
      .get("versions")
      .items()
      .map((version) => version.get("columns")),
  ];
  return lists.flatMap(named).map((column) => ({ ...thing(column, subject.value), enforced }));
}

function named(list: YamlNode): YamlNode[] {
  return list.items().filter((item) => item.get("name").text() !== undefined);
}

function thing(node: YamlNode, owner?: string): Described {
  const name = node.get("name").located() ?? { value: "", span: node.span };
  return { node, subject: { value: owner === undefined ? name.value : `${owner}.${name.value}`, span: name.span } };
}

/** Whether a thing has what only dbt gives it, so that no other key or folder is needed to tell the file. */
function isTelling({ node }: Described): boolean {
  return ["columns", "tables", "tests", "data_tests", "constraints"].some((key) => node.get(key).kind === "list");
}

/** Tests; and the limit on a source's age, which `dbt source freshness` checks. */
function testsOf(node: YamlNode): YamlNode[] {
  return [...node.get("tests").items(), ...node.get("data_tests").items(), ...ageLimitsOf(node)];
}

function ageLimitsOf(node: YamlNode): YamlNode[] {
  return [node.get("freshness"), node.get("config").get("freshness")].filter(
    (limit) => limit.has("warn_after") || limit.has("error_after"),
  );
}

function constraintsOf({ node, enforced }: Described): YamlNode[] {
  const types = enforced ? [node.get("data_type")].filter(({ kind }) => kind === "text") : [];
  return [...node.get("constraints").items(), ...types];
}

function roleOf(tests: number, constraints: number): DataCheckFacts["role"] {
  if (tests > 0) return "checks";
  return constraints > 0 ? "contract" : "dictionary";
}

/** One sign for the first test, and one for the first of Elementary's. */
function testSigns(tests: readonly YamlNode[]): Sign[] {
  const [first] = tests;
  const elementary = tests.map(testName).find((name) => name.value.startsWith("elementary."));
  return [
    ...(first ? [{ kind: "config", value: "dbt-tests", span: first.span } as const] : []),
    ...(elementary ? [{ kind: "config", value: "elementary", span: elementary.span } as const] : []),
  ];
}

/** `unique`, or `dbt_utils.accepted_range: { … }`. */
function testName(test: YamlNode): Located<string> {
  return test.located() ?? test.entries()[0]?.key ?? { value: "", span: test.span };
}

/** Only a snapshot that is written in YAML says what it is of. */
function snapshotSigns(root: YamlNode): Sign[] {
  const [first] = named(root.get("snapshots")).filter((snapshot) => snapshot.has("relation"));
  return first ? [{ kind: "config", value: "dbt-snapshots", span: first.get("name").span }] : [];
}

function semanticSigns(root: YamlNode): Sign[] {
  const models = named(root.get("semantic_models")).filter((model) => ["entities", "dimensions", "measures"].some((key) => model.has(key)));
  const metrics = named(root.get("metrics")).filter((metric) => metric.has("type_params"));
  const inModels = named(root.get("models")).filter((model) => model.get("semantic_model").kind !== "absent");
  const span: Span | undefined = [...models, ...metrics, ...inModels][0]?.get("name").span;
  return span ? [{ kind: "config", value: "metricflow", span }] : [];
}
