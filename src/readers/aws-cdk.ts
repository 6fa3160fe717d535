import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import { readYaml } from "../text/yaml.js";
import { scriptSigns } from "./configuration-signs.js";
import { infrastructure } from "./infrastructure/declaration.js";
import type { Reader } from "./reader.js";

/** Reads `cdk.json`: only that there is an app, and the command that makes its templates. Its resources are declared in code. */
export const awsCdkReader: Reader<"infrastructure"> = {
  name: "aws-cdk",
  kind: "infrastructure",
  files: { names: ["cdk.json"] },
  maxBytes: 256 * 1024,
  read({ text }): InfrastructureFacts | undefined {
    const { root, notes } = readYaml(text);
    const app = root.get("app").located();
    return app ? infrastructure("aws-cdk", [], notes, scriptSigns(app)) : undefined;
  },
};
