import type { Dependency } from "../facts/dependency-facts.js";
import { dependencyReader, unreadable } from "./dependencies/dependency-reader.js";
import { capture, type LockBlock, lockBlocks, lockedPython } from "./dependencies/lock-blocks.js";

/** Reads pixi's `pixi.lock`: what all environments and platforms together hold. */
export const pixiLockReader = dependencyReader(
  { name: "pixi-lock", files: { names: ["pixi.lock"] }, ecosystem: "conda", role: "lock", manager: "conda" },
  (text) => {
    const packages = /^packages:/m.exec(text)?.index;
    if (packages === undefined) return unreadable("This file is not a lock that can be read.");
    const blocks = lockBlocks(text.slice(packages), /^- (?:conda|pypi|kind): ([^\s\n]+)/gm);
    return { dependencies: blocks.flatMap((block) => lockedPackages(block, packages)) };
  },
);

/** A package by its `name` and `version`, which newer locks leave out where they are in the address: `…/numpy-2.1.3-py312h58c1407_0.conda`. */
function lockedPackages({ head, body, start }: LockBlock, offset: number): Dependency[] {
  const field = (name: string) => capture(body, new RegExp(`^  ${name}: ['"]?([^'"\\s]+)`, "dm"), offset + start);
  const address = head[1] ?? "";
  const file = address.slice(address.lastIndexOf("/") + 1);
  const [, name, version] = /^(.+)-([^-]+)-[^-]+\.(?:conda|tar\.bz2)$/.exec(file) ?? [];
  const end = offset + start - file.length;
  const found = field("name") ?? (name === undefined ? undefined : { value: name, span: { start: end, end: end + name.length } });
  if (!found) return [];
  return [
    lockedPython({ name: found.value, version: field("version")?.value ?? version, hashed: /^ {2}sha256: /m.test(body), span: found.span }),
  ];
}
