import { type DependencyContents, dependencyReader, unreadable } from "./dependencies/dependency-reader.js";
import { lockBlocks, lockedPackage } from "./dependencies/lock-blocks.js";

/** Reads `pnpm-lock.yaml`, versions 5 to 9. */
export const pnpmLockReader = dependencyReader(
  { name: "pnpm-lock", files: { names: ["pnpm-lock.yaml"] }, ecosystem: "npm", role: "lock", manager: "pnpm" },
  readPnpmLock,
);

function readPnpmLock(text: string): DependencyContents {
  if (!/^lockfileVersion:/m.test(text)) return unreadable("This file is not a lock that can be read.");
  // Each top-level key, and below `packages`: `/name/1.0.0:`, `/name@1.0.0(peer@2.0.0):` or `'name@1.0.0':`
  const blocks = lockBlocks(text, /^(?:([a-zA-Z]+):| {2}['"]?\/?((?:@[^@/'":\s]+\/)?[^@/'":\s]+)[@/]([^:'"()_\s]+)[^\n]*)/gm);
  let section: string | undefined;
  return {
    dependencies: blocks.flatMap(({ head, body }) => {
      const [line, key, name, version] = head;
      section = key ?? section;
      if (section !== "packages" || name === undefined || version === undefined || !/^\d|^https?$/.test(version)) return [];
      const start = head.index + line.indexOf(name);
      return lockedPackage({
        name,
        version: /^\d/.test(version) ? version : undefined,
        hashed: /\bintegrity:/.test(body),
        span: { start, end: start + name.length },
        scope: /^ {4}dev: true/m.test(body) ? "dev" : /^ {4}optional: true/m.test(body) ? "optional" : "runtime",
      });
    }),
  };
}
