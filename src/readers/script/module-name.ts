const nodeModules: ReadonlySet<string> = new Set(
  `
  assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http http2 https
  inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder sys timers tls trace_events tty
  url util v8 vm wasi worker_threads zlib
  `
    .trim()
    .split(/\s+/),
);

/** A package as npm lets it be called, with what lies below it; scopes such as `@/` and `~/` are aliases of the project's own folders. */
const packagePath = /^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*(?:\/|$)/i;
/** Deno's way to write a package: `npm:openai@4/shims`. */
const npmAddress = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/;

/** A module as calls are named after it, and where it comes from: npm, Node itself, or the project. */
export interface ModuleName {
  readonly name: string;
  readonly from: "npm" | "node" | "project";
}

/** Reads a module as code writes it. Addresses, virtual modules and aliases of folders count as the project's own. */
export function moduleName(written: string): ModuleName {
  if (written.startsWith("node:")) return { name: written.slice("node:".length), from: "node" };
  const address = npmAddress.exec(written);
  const name = address ? `${address[1]}${address[2] ?? ""}` : written;
  if (!packagePath.test(name)) return { name, from: "project" };
  return { name, from: isNodeModule(name) ? "node" : "npm" };
}

/** Whether a module, or a dotted name that starts with one, is Node's own: `fs/promises.readFile`. */
export function isNodeModule(name: string): boolean {
  return nodeModules.has(/^\w*/.exec(name)?.[0] ?? "") && !/^\w+-/.test(name);
}
