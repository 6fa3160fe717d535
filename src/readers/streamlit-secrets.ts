import type { EnvironmentFacts } from "../facts/environment-facts.js";
import type { Sign } from "../facts/sign.js";
import { readableText } from "../text/readable-text.js";
import type { YamlNode } from "../text/yaml-node.js";
import { readToml } from "./dependencies/toml-tree.js";
import { environmentRole } from "./environment/environment-role.js";
import { environmentVariable, variableSigns } from "./environment/environment-variable.js";
import type { Reader } from "./reader.js";

/** Reads the secrets of a Streamlit app and their example: `OPENAI_API_KEY`, and `db.password` for a key of a section. */
export const streamlitSecretsReader: Reader<"environment"> = {
  name: "streamlit-secrets",
  kind: "environment",
  files: { patterns: [/(?:^|\/)\.streamlit\/[^/]*secrets[^/]*$/] },
  maxBytes: 200_000,
  read({ path, text: file }): EnvironmentFacts {
    const readable = readableText(file);
    const { root, notes } = readToml(readable.text);
    const found = variablesOf(root, "", 0);
    return {
      role: environmentRole(path),
      variables: found.map(({ variable }) => variable),
      signs: found.flatMap(({ signs }) => signs),
      notes: [...readable.notes, ...notes].slice(0, 1),
    };
  },
};

interface Found {
  readonly variable: EnvironmentFacts["variables"][number];
  readonly signs: readonly Sign[];
}

/** Streamlit makes the outermost keys variables of the environment. */
function variablesOf(node: YamlNode, section: string, depth: number): Found[] {
  return node.entries().flatMap(({ key, value }): Found[] => {
    if (value.kind === "map") return depth < 5 ? variablesOf(value, `${section}${key.value}.`, depth + 1) : [];
    const name = { value: section + key.value, span: key.span };
    const text = value.mapped();
    return [{ variable: environmentVariable(name, text?.value ?? ""), signs: text && section === "" ? variableSigns(name, text) : [] }];
  });
}
