import * as z from "zod/mini";
import { list, map, short, texts } from "../fields/collection.js";
import { duration } from "../fields/duration.js";
import { choice, count, documented, text, tool } from "../fields/field.js";
import { schedule } from "../fields/schedule.js";
import { threshold } from "../fields/threshold.js";
import { servingKinds } from "../known-values.js";

/** An amount in the notation of Kubernetes: `1`, `500m`, `2Gi`. */
function amount(description: string, example: string | number) {
  const error = `an amount such as \`${example}\``;
  const ofText = z.string({ error }).check(z.regex(/^\s*\d+(?:\.\d+)?\s*[A-Za-z]{0,3}\s*$/, { error }));
  const ofNumber = z.number({ error }).check(z.minimum(0, { error }));
  return documented(z.pipe(z.union([ofNumber, ofText], { error }), z.transform(String)), description, [example]);
}

export const serving = list(
  "services",
  "What runs where users are: services, scheduled jobs, applications.",
  short(
    "framework",
    map("A service, a scheduled job or an application.", {
      name: text("What it is called here.", "api"),
      kind: choice(servingKinds, "What sort of thing it is."),
      framework: tool(
        "What it is built with.",
        ["web-framework", "model-server", "app-framework", "serverless", "hosted-endpoint"],
        "fastapi",
        "bentoml",
      ),
      entry: texts("The code that starts it.", "app/main.py"),
      container: texts("What builds its image.", "Dockerfile"),
      deploy: texts("The infrastructure as code that runs it.", "deploy/k8s/", "terraform/"),
      schedule: schedule("When a batch job runs.", "0 2 * * *"),
      health: text("The route that says whether it is well.", "/healthz"),
      slo: map("What it promises.", {
        latency_p50: duration("The time in which half of all answers come.", "300ms"),
        latency_p95: duration("The time in which 95 of 100 answers come.", "1500ms"),
        latency_p99: duration("The time in which 99 of 100 answers come.", "3s"),
        throughput: threshold("How many requests it must bear.", "20 rps"),
        availability: threshold("The share of time in which it answers.", "99.9%"),
        load_test: texts("The test that shows it.", "tests/load/locustfile.py"),
      }),
      limits: map("What it may use.", {
        cpu: amount("CPU cores.", 1),
        memory: amount("Memory.", "2Gi"),
        gpu: amount("Graphics processors.", 1),
      }),
      scaling: map("How it follows the load.", {
        min: count("The fewest replicas.", 2),
        max: count("The most replicas.", 10),
        on: text("The figure that it follows.", "cpu", "queue length"),
      }),
      auth: text("Who may call it, and what checks that.", "oauth2-proxy", "app/auth.py"),
      rate_limit: text("How much one caller may ask.", "60/min per user"),
      rollback: text("How the previous version comes back.", "docs/runbook.md#rollback"),
      rollout: text("How traffic moves to a new version.", "canary", "blue-green", "shadow"),
      ab_test: text("How versions are compared on real users.", "docs/experiments.md"),
      replay: text("How one prediction is found by its id, and run again.", "jobs/replay.py"),
      optimisation: texts("What was done to make it fast or cheap.", "response cache in redis", "int8 quantization"),
    }),
  ),
);
