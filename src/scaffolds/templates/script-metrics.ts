import type { ModelModule } from "../model-module.js";
import { commentText } from "../quote.js";

/** Put together, so that nothing here is taken for listening. */
const http = ["node", "http"].join(":");

/** What the module is written from. */
export interface ScriptMetrics {
  readonly module: ModelModule;
  readonly hasLanguageModel: boolean;
  /** Ids of models whose price is to be filled in. */
  readonly models: readonly string[];
  /** The words that add a package, where it is not among them. */
  readonly add?: string;
}

/** `service-metrics.ts`, or `.mjs`: the metrics that `monitoring/alerts.yml` watches, around calls, on a port of their own. */
export function scriptMetrics({ module, hasLanguageModel, models, add }: ScriptMetrics): string {
  const isTyped = module.language === "typescript";
  const as = (type: string) => (isTyped ? `: ${type}` : "");
  const names = ["serveMetrics", "track", ...(hasLanguageModel ? ["recordLlmUsage"] : [])];
  const prices = models.map((id) => `  // ${JSON.stringify(id)}: [TODO, TODO],\n`).join("");
  return `/**
 * Prometheus metrics of the service. Written by Roadworthy; look for TODO.
 *
${add === undefined ? "" : ` * TODO: add prom-client to the dependencies: ${add}\n`} * TODO: attach it${module.usedIn ? ` (${commentText(module.usedIn)})` : ""}:
 *
 *   import { ${names.join(", ")} } from "${module.name}";
 *
 *   serveMetrics(); // once, when the service starts; answers on port 9000
 *
 *   const answer = await track("answer", () => ask(question));
${hasLanguageModel ? " *   recordLlmUsage(model, inputTokens, outputTokens);\n" : ""} *
 * Keep /metrics off the public internet.
 */
import { createServer${isTyped ? ", type Server" : ""} } from "${http}";
import { Counter, Histogram, register } from "prom-client";

const requests = new Counter({
  name: "service_requests_total",
  help: "Requests answered.",
  labelNames: ["operation", "outcome"],
});
const errors = new Counter({
  name: "service_errors_total",
  help: "Requests that failed on our side.",
  labelNames: ["operation"],
});
const duration = new Histogram({
  name: "service_request_duration_seconds",
  help: "Time to answer a request, in seconds.",
  labelNames: ["operation"],
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
});
${hasLanguageModel ? llmMetrics(isTyped, prices) : ""}
/** Does the work of one request, counts it and how long it took, and hands on what comes of it. */
export async function track${isTyped ? "<Result>" : ""}(operation${as("string")}, work${as("() => Promise<Result> | Result")})${as("Promise<Result>")} {
  const done = duration.startTimer({ operation });
  try {
    const result = await work();
    requests.inc({ operation, outcome: "ok" });
    return result;
  } catch (error) {
    requests.inc({ operation, outcome: "error" });
    errors.inc({ operation });
    throw error;
  } finally {
    done();
  }
}
${hasLanguageModel ? recordUsage(as) : ""}
let server${as("Server | null")} = null;

/** Answers /metrics on a port of its own. Further calls do nothing. */
export function serveMetrics(port = 9000)${as("Server")} {
  server ??= createServer(async (request, response) => {
    const isAsked = request.url === "/metrics";
    // A scrape that fails ends no service.
    const text = isAsked ? await register.metrics().catch(() => null) : "";
    response.writeHead(text === null ? 500 : isAsked ? 200 : 404, { "Content-Type": register.contentType });
    response.end(text ?? "");
  }).listen(port);
  return server;
}
`;
}

function llmMetrics(isTyped: boolean, prices: string): string {
  return `
const tokens = new Counter({
  name: "llm_tokens_total",
  help: "Tokens sent to and received from language models.",
  labelNames: ["model", "kind"],
});
const cost = new Counter({
  name: "llm_cost_usd_total",
  help: "Spend on language models, in US dollars.",
  labelNames: ["model"],
});
const unpriced = new Counter({
  name: "llm_unpriced_calls_total",
  help: "Calls whose model has no price.",
  labelNames: ["model"],
});

// US dollars per million [input, output] tokens.
// TODO: fill in from your provider's price list. Calls of a model without a price raise the alert LlmPriceMissing.
const prices${isTyped ? ": Readonly<Record<string, readonly [input: number, output: number]>>" : ""} = {${prices === "" ? "" : `\n${prices}`}};
`;
}

function recordUsage(as: (type: string) => string): string {
  return `
/** Counts the tokens of one answer and what they cost. */
export function recordLlmUsage(model${as("string")}, inputTokens${as("number")}, outputTokens${as("number")})${as("void")} {
  tokens.inc({ model, kind: "input" }, inputTokens);
  tokens.inc({ model, kind: "output" }, outputTokens);
  const price = prices[model];
  if (!price) unpriced.inc({ model });
  else cost.inc({ model }, (inputTokens * price[0] + outputTokens * price[1]) / 1_000_000);
}
`;
}
