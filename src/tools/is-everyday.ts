import type { Capability, Tool } from "./tool.js";

/** What no rule looks for in code. */
const everyday: ReadonlySet<Capability> = new Set<Capability>([
  ...(["scientific-computing", "visualisation", "media", "speech", "tokenisation", "serialisation", "notebooks"] as const),
  ...(["package-management", "task-runner", "command-line", "http-client", "data-access", "front-end", "documentation"] as const),
  ...([
    "cloud",
    "container-registry",
    "secret-store",
    "proxy",
    "coordination",
    "lineage",
    "messaging",
    "user-feedback",
    "retrying",
  ] as const),
]);

/** Whether a tool is known well enough by its imports: a file that imports nothing else need not be parsed whole for its calls. */
export function isEveryday({ capabilities }: Tool): boolean {
  return capabilities.every((one) => everyday.has(one));
}
