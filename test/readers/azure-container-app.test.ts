import assert from "node:assert/strict";
import { azureContainerAppReader } from "../../src/readers/azure-container-app.js";
import { itTakesAnything, reading, signValues } from "./reading.js";

const read = reading(azureContainerAppReader, "app.yaml");

const app = `location: uksouth
properties:
  managedEnvironmentId: /subscriptions/1/resourceGroups/ml/providers/Microsoft.App/managedEnvironments/ml
  configuration:
    ingress: { external: true, targetPort: 8000 }
  template:
    containers:
      - name: api
        image: acme.azurecr.io/churn-api:v1
        resources: { cpu: 1.0, memory: 2Gi }
    scale:
      minReplicas: 1
      maxReplicas: 3
`;

function unread(text: string) {
  return azureContainerAppReader.read({ path: "app.yaml", text, bytes: text.length });
}

describe("azureContainerAppReader", () => {
  it("reads a container app by its image, limits and range of replicas", () => {
    const facts = read(app);
    assert.deepEqual(
      facts.resources.map(({ kind, images, limits, bounds }) => [kind, images.map(({ value }) => value), limits !== undefined, bounds?.max]),
      [["Microsoft.App/containerApps", ["acme.azurecr.io/churn-api:v1"], true, 3]],
    );
    assert.ok(signValues(facts, "config").includes("microsoft.app/containerapps"));
  });

  it("leaves other files alone", () => {
    assert.equal(unread("environmentId: 3\nproperties:\n  template: {}\n"), undefined);
    assert.equal(unread("runtime: python\n"), undefined);
  });

  itTakesAnything(azureContainerAppReader, "app.yaml", [app]);
});
