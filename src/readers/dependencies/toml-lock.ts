import type { Dependency } from "../../facts/dependency-facts.js";
import { normalisePackage } from "../../tools/normalise-package.js";
import { type DependencyContents, unreadable } from "./dependency-reader.js";
import { isForDevelopment } from "./group-scope.js";
import { capture, type LockBlock, lockBlocks, lockedPython } from "./lock-blocks.js";
import { pythonConstraint } from "./python-constraint.js";

/** Reads the locks of uv, Poetry and PDM, and PEP 751's `pylock.toml`: all are TOML with a table per package, in a fixed layout. */
export function readTomlLock(text: string): DependencyContents {
  const blocks = lockBlocks(text, /^(?:\[\[packages?\]\]|\[metadata[^\n]*)/gm);
  const general = blocks.filter(({ head }) => !head[0].startsWith("[["));
  const preamble = { body: text.slice(0, blocks[0]?.head.index), start: 0 };
  if (blocks.length === 0 && !/^(?:lock-)?version = /m.test(text)) return unreadable("This file is not a lock that can be read.");

  const find = (pattern: RegExp) =>
    [preamble, ...general].map(({ body, start }) => capture(body, pattern, start)).find((found) => found !== undefined);
  const python = find(/^(?:requires-python|requires_python|python-versions) = "([^"\n]*)"/dm);
  const hashedNames = new Set(general.filter(({ head }) => head[0].startsWith("[metadata.files]")).flatMap(namesWithFiles));
  const packages = blocks.filter((block) => !general.includes(block)).map((block) => ({ block, own: ownKeys(block.body) }));
  const root = packages.find(({ own }) => isRoot(own));
  return {
    dependencies: packages.flatMap(({ block, own }) => (isRoot(own) ? [] : lockedPackageOf(block, own, hashedNames))),
    projectName: root && capture(root.own, /^name = "([^"\n]*)"/dm, root.block.start),
    python: pythonConstraint(python),
    manifestDigest: find(/^content[-_]hash = "([^"\n]*)"/dm)?.value,
  };
}

function lockedPackageOf({ body, start }: LockBlock, own: string, hashedNames: ReadonlySet<string>): Dependency[] {
  const name = capture(own, /^name = "([^"\n]*)"/dm, start);
  if (!name) return [];
  const version = /^version = "([^"\n]*)"/m.exec(own)?.[1];
  const hashed = /\bsha(?:256|384|512)\b/.test(body) || hashedNames.has(normalisePackage(name.value));
  return [lockedPython({ name: name.value, version, hashed, span: name.span, scope: scopeOf(own) })];
}

/** The keys of the package itself, before those of its sub-tables. */
function ownKeys(body: string): string {
  return body.slice(0, /^\[/m.exec(body)?.index);
}

/** uv lists the project itself among the packages. */
function isRoot(own: string): boolean {
  return /^source = \{ (?:virtual|editable|directory) = "\." \}/m.test(own);
}

/** Poetry's `category` (before 1.5) and `groups` (since 2.0), PDM's `groups`; the other locks do not say. */
function scopeOf(own: string): Dependency["scope"] {
  const groups = /^(?:groups = \[([^\]]*)\]|category = "([^"\n]*)")/m.exec(own);
  const names: readonly string[] = (groups?.[1] ?? groups?.[2] ?? "").match(/[\w.-]+/g) ?? [];
  if (!names.includes("main") && !names.includes("default") && names.some(isForDevelopment)) return "dev";
  return /^optional = true/m.test(own) ? "optional" : "runtime";
}

/** Poetry before 1.4 and PDM before 2.8 keep the digests of all packages in one table: `name = [` or `"name version" = [`. */
function namesWithFiles({ body }: LockBlock): string[] {
  return [...body.matchAll(/^"?([\w.-]+)(?![\w.-])[^=\n]*= \[$/gm)].map((match) => normalisePackage(match[1] ?? ""));
}
