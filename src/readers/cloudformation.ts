import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import { readJsonOrYaml } from "../text/json-or-yaml.js";
import { awsResources } from "./infrastructure/aws-resources.js";
import { infrastructure, markerSign } from "./infrastructure/declaration.js";
import type { Reader } from "./reader.js";

/**
 * Reads templates of CloudFormation and SAM, in YAML or JSON. The type of each resource is a marker (`AWS::S3::Bucket`). Intrinsic functions
 * are not evaluated: an image that is a parameter is none.
 */
export const cloudformationReader: Reader<"infrastructure"> = {
  name: "cloudformation",
  kind: "infrastructure",
  files: { extensions: ["yaml", "yml", "json", "template"] },
  maxBytes: 1024 * 1024,
  read({ path, text }): InfrastructureFacts | undefined {
    if (text === undefined || !isTemplateText(text)) return undefined;
    const { root, notes } = readJsonOrYaml(path, text);
    const declarations = awsResources(root.get("Resources"));
    if (declarations.length === 0) return undefined;
    const [first] = root.entries();
    return infrastructure("cloudformation", declarations, notes, first ? [markerSign("cloudformation", first.key.span)] : []);
  },
};

function isTemplateText(text: string): boolean {
  return /^[ \t]*["']?Resources["']?[ \t]*:/m.test(text) && /\b(?:AWS|Alexa|Custom)::\w+/.test(text);
}
