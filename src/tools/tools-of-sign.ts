import type { Sign } from "../facts/sign.js";
import { groupedBy } from "../text/grouped-by.js";
import { tools } from "./index.js";
import { npmPackage } from "./npm-package.js";
import { programsOf } from "./programs-of.js";
import type { Tool } from "./tool.js";

/** A tool that a sign shows, and the part of the sign that shows it, fit to be shown: `dvc repro`, `grafana/grafana`. */
export interface ShownTool {
  readonly tool: Tool;
  readonly by: string;
}

type Lookup = ReadonlyMap<string, readonly Tool[]>;

/** Names that end in `*` by what stands before it, apart from whole ones. */
interface Names {
  readonly whole: Lookup;
  readonly prefixes: Lookup;
}

/** Most projects show few kinds of signs, and an index of one kind has thousands of names. */
const packages: Readonly<Record<NonNullable<Sign["ecosystem"]>, () => Names>> = {
  pypi: onDemand(() => names((tool) => tool.pypi)),
  npm: onDemand(() => names((tool) => tool.npm)),
  conda: onDemand(() => names((tool) => [...(tool.pypi ?? []), ...(tool.conda ?? [])])),
};
const imports = onDemand(() => lookup((tool) => tool.imports));
const calls = onDemand(() => lookup((tool) => tool.calls));
const images = onDemand(() => names((tool) => tool.images));
const actions = onDemand(() => lookup((tool) => tool.actions));
const env = onDemand(() => lookup((tool) => tool.env));
const config = onDemand(() => lookup((tool) => [tool.id, ...(tool.config ?? []).filter((marker) => marker !== tool.id)]));
/** By first word. */
const commands = onDemand(() =>
  groupedBy(
    tools.flatMap((tool) => (tool.commands ?? []).map((command) => ({ words: command.split(" "), tool }))),
    ({ words: [first = ""] }) => first,
  ),
);
const uris = onDemand(() => {
  const patterns = tools.flatMap((tool) => (tool.uris ?? []).map((pattern) => ({ pattern, tool })));
  // One pass over what matches none of them.
  return { patterns, any: new RegExp(patterns.map(({ pattern }) => pattern.source).join("|")) };
});

/** The tools that a sign shows. Never throws. */
export function toolsOfSign(sign: Sign): readonly ShownTool[] {
  const { kind, value } = sign;
  switch (kind) {
    case "package":
      return shown(byName(packages[sign.ecosystem ?? "pypi"](), value), value);
    case "import":
      if (sign.ecosystem === "npm") return shown(byName(packages.npm(), npmPackage(value)), value);
      return shown(byPrefix(imports(), value, "."), value);
    case "call":
      if (sign.ecosystem === "npm") return shown(byNpmCall(packages.npm(), value.replaceAll("()", "")), value);
      return shown(byLongestCall(value.replaceAll("()", "")), value);
    case "command":
      return byCommand(value);
    case "image": {
      const image = imageName(value);
      return shown(byName(images(), image), image);
    }
    case "action": {
      const action = value.replace(/^https?:\/\/[^/]+\//, "").replace(/(?:\.git)?(?:@.*)?$/s, "");
      return shown(byAction(actions(), action.toLowerCase()), action);
    }
    case "uri":
      return shown(byUri(value.toLowerCase()), shortened(value));
    case "env":
      return shown(byEnvironment(env(), value), value);
    case "config":
      return shown(config().get(value) ?? [], value);
  }
}

function shown(found: readonly Tool[], by: string): ShownTool[] {
  return found.map((tool) => ({ tool, by }));
}

function byName({ whole, prefixes }: Names, name: string): readonly Tool[] {
  const found = new Set(whole.get(name));
  for (const [prefix, owners] of prefixes) if (name.startsWith(prefix)) for (const tool of owners) found.add(tool);
  return [...found];
}

/** Everything listed under the value itself or under what stands before one of its separators. */
function byPrefix(lookup: Lookup, value: string, separator: string): readonly Tool[] {
  const found = new Set<Tool>();
  for (let end = value.indexOf(separator); ; end = value.indexOf(separator, end + 1)) {
    for (const tool of lookup.get(end === -1 ? value : value.slice(0, end)) ?? []) found.add(tool);
    if (end === -1) return [...found];
  }
}

/** What is listed under the longest part of a call's name, as a call or as an import. */
function byLongestCall(call: string): readonly Tool[] {
  for (let end = call.length; end > 0; end = call.lastIndexOf(".", end - 1)) {
    const part = call.slice(0, end);
    const [called, imported] = [calls().get(part) ?? [], imports().get(part) ?? []];
    if (called.length + imported.length > 0) return [...imported, ...called];
  }
  return [];
}

function byNpmCall(names: Names, call: string): readonly Tool[] {
  return byName(
    names,
    npmPackage(call, (name) => names.whole.has(name)),
  );
}

function byAction(actions: Lookup, action: string): readonly Tool[] {
  const owner = actions.get(action.slice(0, action.indexOf("/") + 1)) ?? [];
  return [...new Set([...owner, ...byPrefix(actions, action, "/")])];
}

function byEnvironment(env: Lookup, name: string): readonly Tool[] {
  const found = new Set(env.get(name));
  for (let end = name.indexOf("_"); end !== -1; end = name.indexOf("_", end + 1)) {
    for (const tool of env.get(name.slice(0, end + 1)) ?? []) found.add(tool);
  }
  return [...found];
}

function byUri(uri: string): readonly Tool[] {
  const { patterns, any } = uris();
  if (!any.test(uri)) return [];
  return [...new Set(patterns.filter(({ pattern }) => pattern.test(uri)).map(({ tool }) => tool))];
}

/** Lines that come by again: those of a manifest with every key typed into it, those of CI in many jobs. */
const knownLines = new Map<string, readonly ShownTool[]>();
const mostKnownLines = 5_000;
const longestKnownLine = 500;

function byCommand(line: string): readonly ShownTool[] {
  if (line.length > longestKnownLine) return readCommand(line);
  const known = knownLines.get(line) ?? readCommand(line);
  if (knownLines.size >= mostKnownLines) knownLines.clear();
  knownLines.set(line, known);
  return known;
}

function readCommand(line: string): readonly ShownTool[] {
  const found = new Map<Tool, ShownTool>();
  for (const program of programsOf(line)) {
    const given = program.filter((word, index) => index === 0 || !word.startsWith("-"));
    for (const { words, tool } of commands().get(given[0] ?? "") ?? []) {
      const known = found.get(tool);
      if (known && known.by.length >= words.join(" ").length) continue;
      if (words.every((word, index) => word === given[index]?.toLowerCase())) found.set(tool, { tool, by: words.join(" ") });
    }
  }
  return [...found.values()];
}

/** Without registry host, tag and digest: `docker.io/library/postgres:16` is `postgres`. */
function imageName(image: string): string {
  const path = image.replace(/@.*$/s, "").replace(/:[^/]*$/, "");
  return path.replace(/^(?:[^/]*[.:][^/]*|localhost)\//, "").replace(/^library\//, "");
}

/** Without credentials, path and query: an address may hold a password. */
function shortened(uri: string): string {
  const authority = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)/i.exec(uri);
  if (!authority) return uri.split(/[?#]/, 1)[0]?.slice(0, 40) ?? "";
  return `${authority[1]}${authority[2]?.slice(authority[2].lastIndexOf("@") + 1)}`.slice(0, 80);
}

/** Makes something that is made when it is first asked for. */
function onDemand<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function lookup(list: (tool: Tool) => readonly string[] | undefined): Lookup {
  return groupedBy(tools, (tool) => list(tool) ?? []);
}

function names(list: (tool: Tool) => readonly string[] | undefined): Names {
  const whole = new Map<string, readonly Tool[]>();
  const prefixes = new Map<string, readonly Tool[]>();
  for (const [name, owners] of lookup(list)) {
    if (name.endsWith("*")) prefixes.set(name.slice(0, -1), owners);
    else whole.set(name, owners);
  }
  return { whole, prefixes };
}
