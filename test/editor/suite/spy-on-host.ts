/** A call of what starts a process or reaches the network. */
export interface SpiedCall {
  readonly name: string;
  readonly stack: string;
}

export interface Spied {
  readonly calls: readonly SpiedCall[];
  /** Makes such a call, harmless, so that a suite sees that it is noticed. */
  call(): void;
  end(): void;
}

type Method = (...args: unknown[]) => unknown;
type Owner = Record<string, Method>;

/** What a worker has for the network, and for code beside its own. */
const OF_WORKERS = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "Worker", "importScripts"];

/** What Node has for processes and for the network. */
const OF_NODE: Readonly<Record<string, readonly string[]>> = {
  child_process: ["exec", "execFile", "execFileSync", "execSync", "fork", "spawn", "spawnSync"],
  dgram: ["createSocket"],
  dns: ["lookup", "resolve"],
  http: ["createServer", "get", "request"],
  https: ["get", "request"],
  net: ["connect", "createConnection", "createServer"],
  tls: ["connect"],
};

/** Notes from here on each call in this host that starts a process or reaches the network, whoever makes it; the calls go through. */
export function spyOnHost(): Spied {
  const calls: SpiedCall[] = [];
  const undo: (() => void)[] = [];
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 100;
  const spy = (owner: Owner, name: string) => {
    const method = owner[name];
    if (typeof method !== "function") return;
    owner[name] = new Proxy(method, {
      apply(target, self, args) {
        calls.push({ name, stack: new Error(name).stack ?? "" });
        return Reflect.apply(target, self, args);
      },
      construct(target, args) {
        calls.push({ name, stack: new Error(name).stack ?? "" });
        return Reflect.construct(target, args);
      },
    });
    undo.push(() => {
      owner[name] = method;
    });
  };
  const scope = globalThis as unknown as Owner & { process?: { getBuiltinModule?(name: string): Owner } };
  const load = scope.process?.getBuiltinModule;
  for (const [module, names] of load ? Object.entries(OF_NODE) : []) for (const name of names) spy(load?.(module) ?? {}, name);
  for (const name of OF_WORKERS) spy(scope, name);
  return {
    calls,
    call() {
      if (load) load("dns").lookup?.("localhost", () => undefined);
      else fetch("data:,").catch(() => undefined);
    },
    end() {
      Error.stackTraceLimit = limit;
      for (const one of undo) one();
    },
  };
}
