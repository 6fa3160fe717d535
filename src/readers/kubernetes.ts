import type { InfrastructureFacts } from "../facts/infrastructure-facts.js";
import { infrastructure } from "./infrastructure/declaration.js";
import { isHelmTemplate } from "./infrastructure/helm-template.js";
import { isKubernetesText, kubernetesDeclaration, kubernetesResources } from "./infrastructure/kubernetes-documents.js";
import { readTemplatedYaml } from "./infrastructure/templated-yaml.js";
import { withoutDefinitions } from "./infrastructure/without-definitions.js";
import type { Reader } from "./reader.js";

/**
 * Reads manifests of Kubernetes: workloads, autoscalers and all other resources, those of operators too (KServe, Seldon, Argo, Ray, Spark,
 * Knative, KEDA). A patch of Kustomize is a resource that says little. Templates of other programs than Helm are read as what they would
 * become.
 */
export const kubernetesReader: Reader<"infrastructure"> = {
  name: "kubernetes",
  kind: "infrastructure",
  files: { extensions: ["yaml", "yml"] },
  maxBytes: 1024 * 1024,
  read({ path, text }): InfrastructureFacts | undefined {
    if (text === undefined || !isKubernetesText(text) || isHelmTemplate(path, text)) return undefined;
    const { documents, notes } = readTemplatedYaml(withoutDefinitions(text));
    const resources = kubernetesResources(documents);
    return resources.length > 0 ? infrastructure("kubernetes", resources.map(kubernetesDeclaration), notes) : undefined;
  },
};
