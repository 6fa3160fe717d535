import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import { readableText } from "../text/readable-text.js";
import { readYaml } from "../text/yaml.js";
import type { YamlEntry, YamlNode } from "../text/yaml-node.js";
import { awsResources } from "./infrastructure/aws-resources.js";
import { readBraces } from "./infrastructure/brace-language.js";
import { type Declaration, declare, infrastructure, markerSign } from "./infrastructure/declaration.js";
import { readWorkload } from "./infrastructure/workload.js";
import type { Reader } from "./reader.js";

/**
 * Reads the configuration of the Serverless framework: its functions (of kind `function`) and the CloudFormation resources beside them. The
 * cloud is a marker (`serverless-aws`). Of TypeScript the object that is written out is read.
 */
export const serverlessReader: Reader<"infrastructure"> = {
  name: "serverless",
  kind: "infrastructure",
  files: { names: ["serverless.yml", "serverless.yaml", "serverless.json", "serverless.ts", "serverless.js"] },
  maxBytes: 512 * 1024,
  read({ path, text }): InfrastructureFacts | undefined {
    const { root, notes } = /\.[jt]s$/i.test(path) ? readObject(text) : readYaml(text);
    const isService = root.has("service") && (root.has("provider") || root.has("functions"));
    if (!isService) return undefined;
    const cloud = root.get("provider").textOr("name");
    const marker = cloud ? [markerSign(`serverless-${cloud.value}`, cloud.span)] : [];
    const functions = root
      .get("functions")
      .list()
      .flatMap((group) => group.entries());
    const declarations = [...functions.map(functionOf), ...awsResources(root.get("resources").get("Resources"))];
    return infrastructure("serverless", declarations, notes, [...marker, ...readWorkload(root.get("provider")).signs]);
  },
};

function functionOf({ key, value }: YamlEntry): Declaration {
  const schedule = value
    .get("events")
    .items()
    .map((event) => event.get("schedule"))
    .flatMap((event) => [event, ...event.get("rate").list()].flatMap((rate) => rate.located() ?? []))[0];
  return declare("function", key, value, schedule && { schedule });
}

/** The configuration in `const serverlessConfiguration: AWS = { … }` or `module.exports = { … }`. */
function readObject(written: string | undefined): { root: YamlNode; notes: ReturnType<typeof readYaml>["notes"] } {
  const { text, notes } = readableText(written);
  const module = readBraces(text, { quotes: "\"'`" });
  const objects = [module, ...module.entries().flatMap(({ value }) => [value, ...value.entries().map((inner) => inner.value)])];
  return { root: objects.find((object) => object.has("service")) ?? module, notes };
}
