import assert from "node:assert/strict";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { flaskService, pipService, ragService, sampleProjects, streamlitApp } from "./projects.js";
import { scaffolded, temporaryFolder, writeFile } from "./scaffolded.js";
import { ensureValidators } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";
import { problemsIn } from "./validators/validate-file.js";

const base = "deploy/kubernetes/base";
const driftCheck = `${base}/drift-check.yaml`;

describe("scaffold kubernetes", function () {
  this.timeout(120_000);
  before(ensureValidators);

  it("probes the service's own health route, or its port where there is none", async () => {
    for (const [sample, port, probe] of [
      [pipService, 8000, { path: "/healthz", port: "http" }],
      [flaskService, 8000, { path: "/ping", port: "http" }],
      [ragService, 8080, { path: "/health", port: "http" }],
      [streamlitApp, 8501, { path: "/_stcore/health", port: "http" }],
    ] as const) {
      const [container] = await containersOf(sample);
      assert.deepEqual(container.livenessProbe.httpGet, probe);
      assert.deepEqual(container.readinessProbe.httpGet, probe);
      assert.deepEqual(container.ports, [{ name: "http", containerPort: port }]);
    }
    const [container] = await containersOf(sampleProjects["FastAPI factory with Poetry"]);
    assert.deepEqual(container.livenessProbe.tcpSocket, { port: "http" });
  });

  it("takes secrets from the cluster", async () => {
    const [{ env }] = await containersOf(ragService);
    assert.deepEqual(env[1], { name: "OPENAI_API_KEY", valueFrom: { secretKeyRef: { name: "service-secrets", key: "OPENAI_API_KEY" } } });
  });

  it("calls a secret as the project does", async () => {
    const files = (example: string) => ({
      "app/main.py":
        "from fastapi import FastAPI\nfrom google import genai\n\napp = FastAPI()\nclient = genai.Client()\n\n\n@app.post('/ask')\ndef ask(question: str):\n    return client.models.generate_content(model='gemini-2.5-flash', contents=question).text\n",
      "requirements.txt": "fastapi==0.115.6\ngoogle-genai==1.2.0\n",
      ".env.example": example,
    });
    const secretIn = async (example: string) => {
      const { written } = await scaffolded({ files: files(example) }, "kubernetes");
      return /key: (\w+_KEY)/.exec([...written.values()].join("\n"))?.[1];
    };
    assert.equal(await secretIn("GEMINI_API_KEY=\n"), "GEMINI_API_KEY");
    assert.equal(await secretIn("LOG_LEVEL=info\n"), "GOOGLE_API_KEY");
  });

  it("selects what it labels", async () => {
    for (const sample of [pipService, ragService]) {
      const { written } = await scaffolded(sample, "canary");
      const deployments = [`${base}/deployment.yaml`, "deploy/kubernetes/canary/deployment.yaml"].map((path) =>
        parse(written.get(path) ?? ""),
      );
      for (const { spec } of deployments) assert.deepEqual(spec.selector.matchLabels, spec.template.metadata.labels);
      const labels = deployments.map(({ spec }) => spec.template.metadata.labels);
      const selects = ({ spec }: { spec: { selector: Record<string, string> } }) =>
        labels.map((one) => Object.entries(spec.selector).every(([key, value]) => one[key] === value));
      assert.deepEqual(selects(parse(written.get(`${base}/service.yaml`) ?? "")), [true, true]);
      const [stable, canary] = parseAllDocuments(written.get("deploy/kubernetes/canary/services.yaml") ?? "").map((one) => one.toJS());
      assert.deepEqual(
        [selects(stable), selects(canary)],
        [
          [true, false],
          [false, true],
        ],
      );
      const [{ backendRefs }] = parse(written.get("deploy/kubernetes/canary/route.yaml") ?? "").spec.rules;
      assert.deepEqual(
        backendRefs.map(({ name }: { name: string }) => name),
        [stable.metadata.name, canary.metadata.name],
      );
    }
  });

  it("runs the drift check on its schedule, once at a time, from the image that holds it", async () => {
    const files = { ...pipService.files, "jobs/drift.py": await driftScript() };
    const { written } = await scaffolded({ files }, "dockerfile", "kubernetes");
    assert.match(written.get("Dockerfile") ?? "", /^COPY jobs\/ jobs\/$/m);
    assert(parse(written.get(`${base}/kustomization.yaml`) ?? "").resources.includes("drift-check.yaml"));
    const { metadata, spec } = parse(written.get(driftCheck) ?? "");
    assert.deepEqual(
      [metadata.name, spec.schedule, spec.suspend, spec.concurrencyPolicy],
      ["service-drift", "0 5 * * *", undefined, "Forbid"],
    );
    const { template, backoffLimit } = spec.jobTemplate.spec;
    assert.deepEqual([backoffLimit, template.spec.restartPolicy], [0, "Never"]);
    const [container] = template.spec.containers;
    assert.equal(container.image, (await containersOf(pipService))[0].image);
    assert.deepEqual(container.command, ["python", "jobs/drift.py", "--report", "/tmp/drift-report.json"]);
  });

  it("takes the schedule of the manifest, and leaves out the option that a script of their own has not", async () => {
    const files = {
      ...pipService.files,
      "jobs/drift.py": "from checks import compare\n\ncompare()\n",
      "roadworthy.yaml": "version: 1\ndrift:\n  - name: inputs\n    kind: data\n    job: jobs/drift.py\n    schedule: 30 2 * * 1\n",
    };
    const { written } = await scaffolded({ files }, "kubernetes");
    const { spec } = parse(written.get(driftCheck) ?? "");
    assert.equal(spec.schedule, "30 2 * * 1");
    assert.deepEqual(spec.jobTemplate.spec.template.spec.containers[0].command, ["python", "jobs/drift.py"]);
  });

  it("does not run the drift check twice where CI runs it", async () => {
    const { written: first } = await scaffolded(pipService, "drift-job");
    const { written } = await scaffolded({ files: { ...pipService.files, ...Object.fromEntries(first) } }, "kubernetes");
    const text = written.get(driftCheck) ?? "";
    assert.equal(parse(text).spec.suspend, true);
    assert.match(text, /# \.github\/workflows\/drift\.yml runs the same\./);
    const { written: without } = await scaffolded(pipService, "kubernetes");
    assert(!without.has(driftCheck));
  });

  it("writes a drift check that the API's schema accepts, and no broken copy of it", async () => {
    const { written } = await scaffolded({ files: { ...pipService.files, "jobs/drift.py": await driftScript() } }, "kubernetes");
    const text = written.get(driftCheck) ?? "";
    assert.deepEqual(problemsIn("", driftCheck, text), []);
    for (const [is, broken] of [
      ["concurrencyPolicy: Forbid", "concurrencyPolicy: [Forbid]"],
      ["backoffLimit: 0", "backoffLimit: none"],
      ["jobTemplate:", "template:"],
      ["schedule:", "timetable:"],
    ] as const) {
      assert(text.includes(is));
      assert.notDeepEqual(problemsIn("", driftCheck, text.replace(is, broken)), [], broken);
    }
  });

  it("can be built by Kustomize for each place", async function () {
    if (run("sh", ["-c", "command -v kubectl"], { cwd: "." }).code !== 0) this.skip();
    for (const sample of [pipService, streamlitApp]) {
      const { home } = await scaffolded(sample, "kubernetes");
      for (const [place, least] of [
        ["staging", 1],
        ["production", 2],
      ] as const) {
        const { code, text } = run("kubectl", ["kustomize", `deploy/kubernetes/overlays/${place}`], { cwd: home });
        assert.equal(code, 0, text);
        const built = parseAllDocuments(text).map((one) => one.toJS());
        const autoscaler = built.find((one) => one?.kind === "HorizontalPodAutoscaler");
        assert.deepEqual([autoscaler.spec.minReplicas, autoscaler.metadata.namespace], [least, place]);
        const deployment = built.find((one) => one?.kind === "Deployment");
        assert.equal(deployment.metadata.name, autoscaler.spec.scaleTargetRef.name);
        assert.match(deployment.spec.template.spec.containers[0].image, /^registry\.example\.com\/.*:TODO$/);
      }
    }
  });
});

describe("scaffold canary", function () {
  this.timeout(120_000);

  it("starts a canary, gives it traffic once it is ready, and promotes it after a check", async () => {
    const cluster = await fakeCluster();
    assert.equal(cluster.script("start", "registry/service:2").code, 0);
    assert.deepEqual(cluster.calls(), [
      "apply --filename -",
      "apply --filename services.yaml",
      "rollout status deployment/service-canary --timeout=10m",
      "apply --filename route.yaml",
    ]);
    assert.match(cluster.applied(), /image: registry\/service:2\n/);
    assert.equal(cluster.script("weight", "25").code, 0);
    const [patch = ""] = cluster.calls();
    assert.match(patch, /"path": "\/spec\/rules\/0\/backendRefs\/0\/weight", "value": 75\}[\s\S]*backendRefs\/1\/weight", "value": 25\}/);
    assert.equal(cluster.script("promote").code, 0);
    assert.deepEqual(
      cluster.calls().map((line) => line.replace(/ --type.*/s, "")),
      [
        "get deployment/service-canary --output jsonpath={.spec.template.spec.containers[0].image}",
        "set image deployment/service service=registry/service:2",
        "rollout status deployment/service --timeout=10m",
        "patch httproute service",
        "scale deployment/service-canary --replicas=0",
      ],
    );
  });

  it("does not promote one that fails, that nobody has used, or that nobody can judge", async () => {
    const cluster = await fakeCluster();
    for (const [answer, reason] of [
      ['{"status":"success","data":{"result":[{"value":[1,"0.3"]}]}}', /Fewer than 200 requests/],
      ['{"status":"error"}', /Fewer than 200 requests/],
    ] as const) {
      const { code, text } = cluster.script("promote", "", answer);
      assert.equal(code, 1);
      assert.match(text, reason);
      assert.deepEqual(cluster.calls(), []);
    }
    const failing = cluster.script("promote", "", '{"status":"success","data":{"result":[]}}', "errors");
    assert.equal(failing.code, 1);
    assert.match(failing.text, /fails more than 0\.02/);
    assert.deepEqual(cluster.calls(), []);
  });

  it("takes a canary back, and goes back where the promoted version does not come up", async () => {
    const cluster = await fakeCluster();
    assert.equal(cluster.script("abort").code, 0);
    const [patch = "", scale] = cluster.calls();
    assert.match(patch, /"value": 100\}[\s\S]*"value": 0\}/);
    assert.equal(scale, "scale deployment/service-canary --replicas=0");
    const { code } = cluster.script("promote", "", undefined, "", "deployment/service --timeout");
    assert.equal(code, 1);
    assert.equal(cluster.calls()[3], "rollout undo deployment/service");
    assert.equal(cluster.script("weight", "101").code, 2);
    assert.equal(cluster.script("nonsense").code, 2);
  });
});

/** The drift check that is written, without its schedule in CI. */
async function driftScript(): Promise<string> {
  return (await scaffolded(pipService, "drift-job")).written.get("jobs/drift.py") ?? "";
}

async function containersOf(sample: (typeof sampleProjects)[string] | undefined) {
  assert(sample);
  const { written } = await scaffolded(sample, "kubernetes");
  return parse(written.get(`${base}/deployment.yaml`) ?? "").spec.template.spec.containers;
}

/** A cluster and a Prometheus that only write down what they are asked. */
async function fakeCluster() {
  const { home } = await scaffolded(ragService, "canary");
  const bin = temporaryFolder();
  const program = (name: string, text: string) => {
    writeFile(bin, name, `#!/bin/bash\n${text}`);
    chmodSync(join(bin, name), 0o755);
  };
  program(
    "kubectl",
    `shift 2
printf '%s\\0' "$(echo "$@" | sed "s|[^ ]*/deploy/kubernetes/canary/||")" >> ${bin}/calls
case "$*" in
  *"--filename -"*) cat > ${bin}/applied ;;
  get*) grep -o 'registry/.*' ${bin}/applied 2>/dev/null || echo registry/service:9 ;;
esac
if [ -n "$BREAKS" ]; then case "$*" in *"$BREAKS"*) exit 1 ;; esac; fi
`,
  );
  program(
    "curl",
    `if [ -n "$FAILS" ] && [[ "$*" == *"$FAILS"* ]]; then echo '{"status":"success","data":{"result":[{}]}}'; else echo "$ANSWER"; fi\n`,
  );
  const quiet = '{"status":"success","data":{"result":[]}}';
  return {
    script: (command: string, argument = "", answer: string = quiet, fails = "", breaks = "") => {
      writeFile(bin, "calls", "");
      return run("bash", ["deploy/canary.sh", command, ...(argument ? [argument] : [])], {
        cwd: home,
        env: { PATH: `${bin}:${process.env.PATH}`, PROMETHEUS: "http://prometheus:9090", ANSWER: answer, FAILS: fails, BREAKS: breaks },
      });
    },
    calls: () => readFileSync(join(bin, "calls"), "utf8").split("\0").filter(Boolean),
    applied: () => readFileSync(join(bin, "applied"), "utf8"),
  };
}
