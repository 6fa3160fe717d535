import type { EvalFacts } from "../facts/eval-facts.js";
import { isPlaceholder } from "../text/placeholder.js";
import type { Located } from "../text/span.js";
import { readYaml } from "../text/yaml.js";
import type { YamlNode } from "../text/yaml-node.js";
import { resolveFrom } from "./dependencies/relative-path.js";
import type { Reader } from "./reader.js";

/** Reads promptfoo configurations, of any name if it has `promptfoo` in its path and looks like one. */
export const promptfooReader: Reader<"eval"> = {
  name: "promptfoo",
  kind: "eval",
  files: { patterns: [/promptfoo[^\n]*\.(?:ya?ml|json)$/] },
  maxBytes: 1024 * 1024,
  read({ path, text }): EvalFacts | undefined {
    const { root, notes } = readYaml(text);
    const providers = root.has("providers") ? root.get("providers") : root.get("targets");
    const isNamed = /(?:^|\/)promptfooconfig[^/]*$/i.test(path);
    if (!isNamed && !(providers.kind !== "absent" && ["prompts", "tests", "redteam"].some((key) => root.has(key)))) return undefined;
    const scenarios = root.get("scenarios").items();
    const tests = root.get("tests").list();
    const cases = tests.filter((test) => test.kind === "map" && !test.has("path"));
    const models = providers.list().flatMap(providerOf);
    const prompts = root.get("prompts").list().flatMap(promptOf);
    const judge = judgeOf(root.get("defaultTest").get("options").get("provider"));
    const scenarioCases = scenarios.flatMap((scenario) => scenario.get("tests").items());
    return {
      tool: "promptfoo",
      providers: models,
      prompts,
      cases: cases.length + scenarios.reduce((sum, scenario) => sum + casesOf(scenario), 0),
      testFiles: [...tests, ...scenarioCases].flatMap((test) => test.textOr("path") ?? []).map((file) => filePath(path, file)),
      blanks: [...models, ...prompts, ...(judge ? [judge] : [])].filter(({ value }) => value !== "" && isPlaceholder(value)),
      assertions: [root.get("defaultTest"), ...cases, ...scenarioCases].flatMap((test) => assertionsOf(test.get("assert"))),
      ...(judge && judge.value !== "" && { judge }),
      ...(root.has("redteam") && { attacks: attacksOf(root.get("redteam")) }),
      signs: root.kind === "map" ? [{ kind: "config", value: "promptfoo", span: root.entries()[0]?.key.span ?? root.span }] : [],
      notes,
    };
  },
};

/** `openai:gpt-4o`, `{ id: openai:gpt-4o }` or `{ openai:gpt-4o: { … } }`. */
function providerOf(provider: YamlNode): Located<string>[] {
  const id = provider.textOr("id") ?? provider.entries()[0]?.key;
  return id ? [id] : [];
}

function promptOf(prompt: YamlNode): Located<string>[] {
  const text = prompt.textOr("raw") ?? prompt.get("id").located() ?? prompt.get("label").located();
  return text ? [text] : [];
}

/** The grader, or the one for texts where graders are given by what they grade. */
function judgeOf(provider: YamlNode): Located<string> | undefined {
  return provider.textOr("id") ?? provider.get("text").textOr("id");
}

function attacksOf(redteam: YamlNode): Located<readonly string[]> {
  const named = [...redteam.get("plugins").items(), ...redteam.get("strategies").items()].flatMap((one) => one.textOr("id")?.value ?? []);
  return { value: named, span: redteam.span };
}

/** A scenario runs each of its tests with each of its configurations. */
function casesOf(scenario: YamlNode): number {
  const tests = scenario
    .get("tests")
    .items()
    .filter((test) => test.kind === "map").length;
  return tests * Math.max(1, scenario.get("config").items().length);
}

/** `file://tests.yaml`, relative to the configuration; addresses elsewhere stay as written. */
function filePath(path: string, { value, span }: Located<string>): Located<string> {
  const file = value.replace(/^file:\/\//, "");
  return { value: file.includes("://") ? file : resolveFrom(path, file), span };
}

/** Assertions one by one; those inside an `assert-set` count, the set does not. */
function assertionsOf(list: YamlNode): EvalFacts["assertions"][number][] {
  return list.items().flatMap((assertion) => {
    if (assertion.get("type").text() === "assert-set") return assertionsOf(assertion.get("assert"));
    const type = assertion.get("type").located();
    const threshold = Number.parseFloat(assertion.get("threshold").text() ?? "");
    const asks = assertion.get("value").text()?.slice(0, 300);
    return type ? [{ type: type.value, ...(Number.isFinite(threshold) && { threshold }), ...(asks && { asks }), span: type.span }] : [];
  });
}
