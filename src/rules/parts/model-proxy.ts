import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";

/** Gateways that stand between code and the providers, and count and price each call that goes through them. */
const proxies = new Set([
  "helicone",
  "portkey",
  "openrouter",
  "litellm",
  "vercel-ai-gateway",
  "cloudflare-ai-gateway",
  "keywords-ai",
  "tensorzero",
]);
const code = /\.(?:py|ipynb|[cm]?[jt]sx?)$/;
/** Settings that hold where calls are sent. */
const addressVariable = /_(?:BASE_?URL|API_?BASE|ENDPOINT|PROXY\w*|GATEWAY\w*|HOST|URL)\b/;

/** A proxy that model calls go through. */
export interface ModelProxy {
  readonly name: string;
  /** Whether it is made to follow each call, besides passing it on. */
  readonly traces: boolean;
  readonly evidence: Evidence;
}

/**
 * The proxy that production code sends its model calls to: its address stands in the code, its client is called, it runs beside, or a variable
 * says where it is. A library that calls providers by itself, as LiteLLM's can, is none by that alone.
 */
export function modelProxy(project: Project): ModelProxy | undefined {
  for (const { tool, evidence } of project.withCapability("llm-gateway", "llm-observability")) {
    if (!proxies.has(tool.id)) continue;
    const found = evidence.find(({ kind, what, level, at }) => {
      if (kind === "uri") return at !== undefined && code.test(at.path) && project.role(at.path) === "production";
      if (kind === "env") return addressVariable.test(what);
      return level === "wired" && (tool.id !== "litellm" || kind === "image" || kind === "command");
    });
    if (found)
      return {
        name: tool.name,
        traces: tool.capabilities.includes("llm-observability"),
        evidence: { level: "wired", what: `${tool.name}: ${found.what}`, at: found.at },
      };
  }
  return undefined;
}
