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

interface Index {
  readonly packages: Readonly<Record<NonNullable<Sign["ecosystem"]>, Names>>;
  readonly imports: Lookup;
  readonly calls: Lookup;
  /** By first word. */
  readonly commands: Map<string, { readonly words: readonly string[]; readonly tool: Tool }[]>;
  readonly images: Names;
  readonly actions: Lookup;
  readonly env: Lookup;
  readonly config: Lookup;
  readonly uris: readonly { readonly pattern: RegExp; readonly tool: Tool }[];
  /** Matches what any of `uris` matches, in one pass. */
  readonly anyUri: RegExp;
}

let built: Index | undefined;

/** The tools that a sign shows. Never throws. */
export function toolsOfSign(sign: Sign): readonly ShownTool[] {
  built ??= buildIndex();
  const { kind, value } = sign;
  switch (kind) {
    case "package":
      return shown(byName(built.packages[sign.ecosystem ?? "pypi"], value), value);
    case "import":
      if (sign.ecosystem === "npm") return shown(byName(built.packages.npm, npmPackage(value)), value);
      return shown(byPrefix(built.imports, value, "."), value);
    case "call":
      if (sign.ecosystem === "npm") return shown(byNpmCall(built.packages.npm, value.replaceAll("()", "")), value);
      return shown(byLongestPrefix(built.calls, value.replaceAll("()", "")), value);
    case "command":
      return byCommand(built, value);
    case "image": {
      const image = imageName(value);
      return shown(byName(built.images, image), image);
    }
    case "action": {
      const action = value.replace(/^https?:\/\/[^/]+\//, "").replace(/(?:\.git)?(?:@.*)?$/s, "");
      return shown(byAction(built.actions, action.toLowerCase()), action);
    }
    case "uri":
      return shown(byUri(built, value.toLowerCase()), shortened(value));
    case "env":
      return shown(byEnvironment(built.env, value), value);
    case "config":
      return shown(built.config.get(value) ?? [], value);
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

function byLongestPrefix(lookup: Lookup, value: string): readonly Tool[] {
  for (let end = value.length; end > 0; end = value.lastIndexOf(".", end - 1)) {
    const found = lookup.get(value.slice(0, end));
    if (found) return found;
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

function byUri({ uris, anyUri }: Index, uri: string): readonly Tool[] {
  if (!anyUri.test(uri)) return [];
  return [...new Set(uris.filter(({ pattern }) => pattern.test(uri)).map(({ tool }) => tool))];
}

/** Lines that come by again: those of a manifest with every key typed into it, those of CI in many jobs. */
const knownLines = new Map<string, readonly ShownTool[]>();
const mostKnownLines = 5_000;
const longestKnownLine = 500;

function byCommand(index: Index, line: string): readonly ShownTool[] {
  if (line.length > longestKnownLine) return readCommand(index, line);
  const known = knownLines.get(line) ?? readCommand(index, line);
  if (knownLines.size >= mostKnownLines) knownLines.clear();
  knownLines.set(line, known);
  return known;
}

function readCommand({ commands }: Index, line: string): readonly ShownTool[] {
  const found = new Map<Tool, ShownTool>();
  for (const program of programsOf(line)) {
    const given = program.filter((word, index) => index === 0 || !word.startsWith("-"));
    for (const { words, tool } of commands.get(given[0] ?? "") ?? []) {
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

function buildIndex(): Index {
  const uris = tools.flatMap((tool) => (tool.uris ?? []).map((pattern) => ({ pattern, tool })));
  const commands: Index["commands"] = new Map();
  for (const tool of tools) {
    for (const command of tool.commands ?? []) {
      const words = command.split(" ");
      const first = words[0] ?? "";
      const entries = commands.get(first);
      if (entries) entries.push({ words, tool });
      else commands.set(first, [{ words, tool }]);
    }
  }
  return {
    packages: {
      pypi: names((tool) => tool.pypi),
      npm: names((tool) => tool.npm),
      conda: names((tool) => [...(tool.pypi ?? []), ...(tool.conda ?? [])]),
    },
    imports: lookup((tool) => tool.imports),
    calls: lookup((tool) => [...(tool.imports ?? []), ...(tool.calls ?? [])]),
    commands,
    images: names((tool) => tool.images),
    actions: lookup((tool) => tool.actions),
    env: lookup((tool) => tool.env),
    config: lookup((tool) => [tool.id, ...(tool.config ?? []).filter((marker) => marker !== tool.id)]),
    uris,
    anyUri: new RegExp(uris.map(({ pattern }) => pattern.source).join("|")),
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
