import assert from "node:assert/strict";
import { armTemplateReader } from "../../src/readers/arm-template.js";
import { azdReader } from "../../src/readers/azd.js";
import { bicepReader } from "../../src/readers/bicep.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const bicep = `targetScope = 'resourceGroup'

@description('The image to run')
param imageName string = ''
param maxReplicas int = 10

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = {
  name: 'acmeacr'
}

resource app 'Microsoft.App/containerApps@2023-05-01' = {
  name: 'churn-api'
  properties: {
    template: {
      containers: [
        {
          name: 'api'
          image: 'acmeacr.azurecr.io/churn-api:1.4.2'
          command: [ 'uvicorn' ]
          args: [ 'app.main:app', '--port', '80' ]
          env: union(commonEnv, [
            {
              name: 'AZURE_OPENAI_ENDPOINT'
              value: 'https://acme.openai.azure.com'
            }
          ])
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          probes: [
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: 80
              }
            }
            {
              type: 'Readiness'
              tcpSocket: { port: 80 }
            }
          ]
        }
        {
          name: 'sidecar'
          image: !empty(imageName) ? imageName : 'mcr.microsoft.com/hello:latest'
        }
      ]
      scale: {
        minReplicas: 1
        maxReplicas: maxReplicas
      }
    }
  }
}

resource storage 'Microsoft.Storage/storageAccounts@2023-01-01' = {
  name: 'acmedata'
  resource blobs 'blobServices' = {
    name: 'default'
    resource data 'containers' = [for name in containers: {
      name: name
    }]
  }
}

module search 'core/search.bicep' = if (useSearch) {
  name: 'search'
  params: { sku: 'standard' }
}

resource autoscale 'Microsoft.Insights/autoscaleSettings@2022-10-01' = {
  name: 'plan-scale'
  properties: { targetResourceUri: plan.id }
}

resource errors 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'errors'
  properties: {
    actions: [ { actionGroupId: oncall.id } ]
  }
}

resource latency 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'latency'
  properties: { severity: 2 }
}

resource fn 'Microsoft.Web/sites@2022-09-01' = {
  name: 'score'
  kind: 'functionapp,linux'
  properties: { siteConfig: { healthCheckPath: '/api/health' } }
}

output uri string = app.properties.configuration.ingress.fqdn
`;

const arm = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { "name": { "type": "string" } },
  "resources": [
    // the workspace
    {
      "type": "Microsoft.MachineLearningServices/workspaces",
      "apiVersion": "2023-04-01",
      "name": "[parameters('name')]",
      "resources": [{ "type": "onlineEndpoints", "name": "churn" }]
    },
    {
      "type": "Microsoft.ContainerInstance/containerGroups",
      "name": "scorer",
      "properties": {
        "containers": [{
          "name": "scorer",
          "properties": {
            "image": "ghcr.io/acme/scorer:2.0",
            "command": ["python", "score.py"],
            "environmentVariables": [{ "name": "MLFLOW_TRACKING_URI", "value": "[parameters('mlflow')]" }],
            "livenessProbe": { "httpGet": { "path": "/live", "port": 80 } },
            "resources": { "limits": { "cpu": 1, "memoryInGB": 2 } }
          }
        }]
      }
    },
    {
      "type": "Microsoft.Resources/deployments",
      "name": "nested",
      "properties": { "template": { "resources": [{ "type": "Microsoft.Search/searchServices", "name": "search" }] } }
    }
  ]
}
`;

describe("bicep reader", () => {
  const read = reading(bicepReader, "infra/main.bicep");
  const facts = read(bicep);
  const named = (name: string) => facts.resources.find((resource) => resource.name === name) ?? assert.fail(name);

  it("reads resources, nested ones, loops, conditions and modules; what exists is a marker alone", () => {
    assert.deepEqual(
      facts.resources.map(({ kind, name }) => `${kind} ${name}`),
      [
        "Microsoft.App/containerApps app",
        "Microsoft.Storage/storageAccounts storage",
        "Microsoft.Storage/storageAccounts/blobServices blobs",
        "Microsoft.Storage/storageAccounts/blobServices/containers data",
        "module search",
        "Microsoft.Insights/autoscaleSettings autoscale",
        "Microsoft.Insights/metricAlerts errors",
        "Microsoft.Insights/metricAlerts latency",
        "Microsoft.Web/sites fn",
      ],
    );
    const markers = signValues(facts, "config");
    for (const marker of ["microsoft.containerregistry/registries", "microsoft.app/containerapps", "microsoft.web/sites/functionapp"])
      assert(markers.includes(marker), marker);
  });

  it("reads the containers of an app", () => {
    const app = named("app");
    assert.deepEqual(
      app.images.map(({ value, span }) => [value, cut(bicep, span)]),
      [["acmeacr.azurecr.io/churn-api:1.4.2", "acmeacr.azurecr.io/churn-api:1.4.2"]],
    );
    assert.deepEqual(
      app.commands.map(({ value }) => value),
      ["uvicorn app.main:app --port 80"],
    );
    assert.deepEqual(
      app.probes.map(({ kind, path }) => [kind, path]),
      [
        ["liveness", "/healthz"],
        ["readiness", undefined],
      ],
    );
    assert.deepEqual([cut(bicep, app.limits), cut(bicep, app.scaling)], ["memory: '1Gi'", "maxReplicas: maxReplicas"]);
    assert.deepEqual(signValues(facts, "env"), ["AZURE_OPENAI_ENDPOINT"]);
    assert(signValues(facts, "uri").includes("https://acme.openai.azure.com"));
  });

  it("reads scaling, alerts and health checks", () => {
    assert.equal(cut(bicep, named("autoscale").scaling), "autoscale");
    assert.deepEqual([named("errors").alarm?.notifies, named("latency").alarm?.notifies], [true, false]);
    assert.equal(named("fn").probes[0]?.path, "/api/health");
  });

  it("knows what Azure's published modules declare, and what a module that is given a dashboard's name does", () => {
    const facts = reading(bicepReader, "infra/main.bicep")(`
module api 'br/public:avm/res/web/site:0.16.1' = {
  name: 'api'
  params: { name: 'api', kind: 'functionapp,linux' }
}
module search 'br/public:avm/res/search/search-service:0.9.0' = { name: 'search', params: { name: 'search' } }
module images 'br/public:avm/res/container-registry/registry:0.6.0' = { name: 'images' }
module monitoring 'br/public:avm/ptn/azd/monitoring:0.2.0' = {
  name: 'monitoring'
  params: { applicationInsightsName: 'insights', applicationInsightsDashboardName: 'board' }
}
module own './modules/insights.bicep' = { name: 'own' }
`);
    assert.deepEqual(signValues(facts, "config"), [
      "microsoft.web/sites/functionapp",
      "microsoft.search/searchservices",
      "microsoft.containerregistry/registries",
      "microsoft.insights/components",
    ]);
    assert.deepEqual(
      facts.resources.map(({ kind, name }) => `${kind} ${name}`),
      ["module api", "module search", "module images", "module dashboard monitoring", "module own"],
    );
  });

  itTakesAnything(bicepReader, "main.bicep", [bicep]);
});

describe("arm-template reader", () => {
  const read = reading(armTemplateReader, "arm/azuredeploy.json");

  it("reads resources, nested and linked ones too", () => {
    const facts = read(arm);
    assert.deepEqual(
      facts.resources.map(({ kind, name }) => `${kind} ${name}`),
      [
        "Microsoft.MachineLearningServices/workspaces ",
        "Microsoft.MachineLearningServices/workspaces/onlineEndpoints churn",
        "Microsoft.ContainerInstance/containerGroups scorer",
        "Microsoft.Resources/deployments nested",
        "Microsoft.Search/searchServices search",
      ],
    );
    const scorer = facts.resources[2];
    assert.deepEqual(
      [scorer?.images[0]?.value, scorer?.commands[0]?.value, scorer?.probes[0]?.path, cut(arm, scorer?.limits)],
      ["ghcr.io/acme/scorer:2.0", "python score.py", "/live", '"limits": { "cpu": 1, "memoryInGB": 2 }'.slice(1)],
    );
    assert.deepEqual(signValues(facts, "env"), ["MLFLOW_TRACKING_URI"]);
    assert(signValues(facts, "config").includes("arm-template"));
  });

  it("leaves other JSON alone", () => {
    for (const text of ['{"resources": []}', '{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#"}', "[]"])
      assert.equal(armTemplateReader.read({ path: "a.json", text, bytes: text.length }), undefined, text);
  });

  itTakesAnything(armTemplateReader, "azuredeploy.json", [arm]);
});

describe("azd reader", () => {
  const project = `name: rag-chat
services:
  web:
    project: ./src/backend
    language: py
    host: containerapp
    hooks:
      prebuild:
        posix: { shell: sh, run: npm ci && npm run build }
hooks:
  postprovision:
    shell: sh
    run: ./scripts/prepdocs.sh
`;

  it("reads services by their hosts, and hooks", () => {
    const facts = reading(azdReader, "azure.yaml")(project);
    assert.deepEqual(
      facts.resources.map(({ kind, name, span }) => [kind, name, cut(project, span)]),
      [["containerapp", "web", "web"]],
    );
    assert.deepEqual(signValues(facts, "command"), ["./scripts/prepdocs.sh", "npm ci", "npm run build"]);
    assert.deepEqual(signValues(facts, "config"), ["azd-containerapp"]);
    assert.equal(azdReader.read({ path: "azure.yaml", text: "subscription: x\n", bytes: 1 }), undefined);
  });

  itTakesAnything(azdReader, "azure.yaml", [project]);
});
