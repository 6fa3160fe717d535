import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import { readYaml } from "../text/yaml.js";
import { azureResource } from "./infrastructure/azure-resource.js";
import { infrastructure } from "./infrastructure/declaration.js";
import type { Reader } from "./reader.js";

const environment = ["managedEnvironmentId", "environmentId"];

/** Reads what `az containerapp create --yaml` is given, whatever the file is called: one app, told by its environment and its containers. */
export const azureContainerAppReader: Reader<"infrastructure"> = {
  name: "azure-container-app",
  kind: "infrastructure",
  files: { extensions: ["yaml", "yml"] },
  maxBytes: 256 * 1024,
  read({ text }): InfrastructureFacts | undefined {
    if (text === undefined || !environment.some((key) => text.includes(key))) return undefined;
    const { root, notes } = readYaml(text);
    const properties = root.get("properties");
    const named = environment.find((key) => properties.has(key));
    if (!named || !properties.get("template").has("containers")) return undefined;
    const span = properties.pairSpan(named);
    const name = root.get("name").located() ?? { value: "", span };
    return infrastructure("arm", [azureResource({ value: "Microsoft.App/containerApps", span }, name, root)], notes);
  },
};
