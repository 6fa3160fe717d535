import { type DependencyContents, dependencyReader, unreadable } from "./dependencies/dependency-reader.js";
import { lockBlocks, lockedPackage } from "./dependencies/lock-blocks.js";

/** Reads `package-lock.json` and `npm-shrinkwrap.json`, versions 1 to 3. */
export const npmLockReader = dependencyReader(
  { name: "npm-lock", files: { names: ["package-lock.json", "npm-shrinkwrap.json"] }, ecosystem: "npm", role: "lock", manager: "npm" },
  readNpmLock,
);

/** A package is an object whose first key, but for an alias's `name`, is its version; or a link to a folder of the same repository. */
const packageHead =
  /"([^"\n]+)"\s*:\s*\{\s*(?:"name"\s*:\s*"[^"\n]*"\s*,\s*)?(?:"version"\s*:\s*"([^"\n]*)"|"resolved"\s*:\s*"[^"\n]*"\s*,\s*"link"\s*:\s*true)/g;

const packagesFolder = "node_modules/";

function readNpmLock(text: string): DependencyContents {
  if (!/"lockfileVersion"\s*:/.test(text)) return unreadable("This file is not a lock that can be read.");
  const blocks = lockBlocks(text, packageHead);
  // Version 2 lists everything twice: under `packages` by folder, and under `dependencies` by name, as version 1 did.
  const byFolder = blocks.filter(({ head }) => head[1]?.includes(packagesFolder));
  return {
    dependencies: (byFolder.length > 0 ? byFolder : blocks).map(({ head, body }) => {
      const written = head[1] ?? "";
      const folder = written.lastIndexOf(packagesFolder);
      const name = folder === -1 ? written : written.slice(folder + packagesFolder.length);
      const end = head.index + 1 + written.length;
      // npm writes the package's own flags before its nested objects, which have an `optional` of their own.
      const own = body.split("{", 1)[0] ?? "";
      return lockedPackage({
        name,
        version: head[2],
        hashed: /"integrity"\s*:/.test(own),
        span: { start: end - name.length, end },
        scope: /"dev"\s*:\s*true/.test(own) ? "dev" : /"optional"\s*:\s*true/.test(own) ? "optional" : "runtime",
      });
    }),
  };
}
