import type { Project } from "../project/project.js";
import { inWorkspace } from "../project/stack/seen.js";
import type { Service } from "../project/stack/service.js";
import { describeStack, type Stack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { fastapiMain } from "./templates/fastapi-service.js";
import { serviceLogging } from "./templates/service-logging.js";
import { serviceMetrics } from "./templates/service-metrics.js";
import { trainedFeatures } from "./trained-features.js";

const file = "service/main.py";
const probes = ["/healthz", "/readyz"];

/** An API for a model that nothing serves yet. */
export const fastapiService: Scaffold = {
  title: "FastAPI service",
  description:
    "A service around the trained model: checked input, health and readiness, metrics, JSON logs with request ids, a rate limit.",
  effort: 20,
  companions: /(?:^|\/)service\/(?:__init__|service_\w+)\.py$/,
  raises: ["serving/service", "serving/input-schema", "serving/health", "monitoring/metrics", "monitoring/logs"],
  suits: (project) => isUnserved(project),
  edits(project) {
    if (!isUnserved(project)) return [];
    const stack = describeStack(project);
    const served = withService(project, stack);
    const create = (path: string, text: string) => newFile(project, path, text);
    const attached = (text: string) => text.replace("TODO: attach it:", "It is attached in main.py:");
    return [
      create(file, fastapiMain(stack, trainedFeatures(project))),
      create("service/__init__.py", "# Written by Roadworthy: makes the service a package.\n"),
      create("service/service_metrics.py", attached(serviceMetrics(served, false, probes))),
      create("service/service_logging.py", attached(serviceLogging(served, probes))),
    ];
  },
};

/** Whether a model is trained and neither a request nor a schedule ever reaches it. */
function isUnserved(project: Project): boolean {
  const { trains, serves, batch } = project.traits;
  return trains.value && !serves.value && !batch.value && describeStack(project).service === undefined;
}

/** The stack as it is once the service is written. */
function withService(project: Project, stack: Stack): Stack {
  const service: Service = {
    framework: "fastapi",
    file,
    importRoot: "",
    variable: "app",
    factory: false,
    module: "service.main",
    at: { path: inWorkspace(project, file), span: { start: 0, end: 0 } },
    start: { words: ["uvicorn", "service.main:app"], environment: {}, importRoot: "" },
    command: "uvicorn service.main:app",
    port: { value: 8000 },
    routes: [],
  };
  const { packaging, learning, language } = stack;
  return { ...stack, packaging, learning, language, service };
}
