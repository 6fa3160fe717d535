import type { Dependency } from "../facts/dependency-facts.js";
import { type DependencyContents, dependencyReader, unreadable } from "./dependencies/dependency-reader.js";
import { isForDevelopment } from "./dependencies/group-scope.js";
import { capture, lockBlocks, lockedPython } from "./dependencies/lock-blocks.js";

/** Reads conda-lock's `conda-lock.yml`, and explicit specifications: `linux-64.conda.lock`, `conda-linux-64.lock`. */
export const condaLockReader = dependencyReader(
  {
    name: "conda-lock",
    files: { patterns: [/(?:^|\/)(?:[^/]*[-_.])?conda-lock\.ya?ml$/, /(?:^|\/)(?:[^/]*\.conda|conda-[^/]*)\.lock$/] },
    ecosystem: "conda",
    role: "lock",
    manager: "conda-lock",
  },
  (text) => (/^@EXPLICIT\b/m.test(text) ? readExplicit(text) : readUnified(text)),
);

function readUnified(text: string): DependencyContents {
  const packages = /^package:/m.exec(text)?.index;
  if (packages === undefined) return unreadable("This file is not a lock that can be read.");
  const blocks = lockBlocks(text.slice(packages), /^ {0,2}- (?=\w+:)/gm);
  return {
    dependencies: blocks.flatMap(({ body, start }) => {
      const field = (name: string) => capture(body, new RegExp(`^(?: {2,4})?${name}: ['"]?([^'"\\s]+)`, "dm"), packages + start);
      const [name, version, category] = [field("name"), field("version"), field("category")];
      if (!name) return [];
      const scope = category === undefined || category.value === "main" ? "runtime" : isForDevelopment(category.value) ? "dev" : "optional";
      const hashed = /^ {4,6}sha256: /m.test(body);
      return lockedPython({
        name: name.value,
        version: version?.value,
        hashed,
        span: name.span,
        scope,
        group: scope === "runtime" ? undefined : category?.value,
      });
    }),
  };
}

/** One URL a line: `https://…/linux-64/numpy-1.26.4-py312heda63a1_0.conda#<digest>`. */
function readExplicit(text: string): DependencyContents {
  return {
    dependencies: [...text.matchAll(/^https?:\S+/gm)].flatMap(({ 0: url, index }) => explicitPackage(url, index)),
    manifestDigest: /^# input_hash: (\w+)/m.exec(text)?.[1],
  };
}

function explicitPackage(url: string, offset: number): Dependency[] {
  const [address = "", digest] = url.split("#", 2);
  const file = address.slice(address.lastIndexOf("/") + 1);
  const parts = file.replace(/\.(?:conda|tar\.bz2)$/, "").split("-");
  const version = parts.at(-2);
  const name = parts.slice(0, -2).join("-");
  if (name === "" || version === undefined) return [];
  const start = offset + address.length - file.length;
  return [lockedPython({ name, version, hashed: digest !== undefined, span: { start, end: start + name.length } })];
}
