import { type DependencyContents, dependencyReader, unreadable } from "./dependencies/dependency-reader.js";
import { lockBlocks, lockedPackage } from "./dependencies/lock-blocks.js";

/** Reads `yarn.lock`, of Yarn 1 and of later ones, which is close to YAML. */
export const yarnLockReader = dependencyReader(
  { name: "yarn-lock", files: { names: ["yarn.lock"] }, ecosystem: "npm", role: "lock", manager: "yarn" },
  readYarnLock,
);

function readYarnLock(text: string): DependencyContents {
  if (!/^(?:# yarn lockfile|__metadata:)/m.test(text)) return unreadable("This file is not a lock that can be read.");
  // `"name@^1.0.0", "name@^1.2.0":` or `"name@npm:^1.0.0, name@npm:^1.2.0":`
  const blocks = lockBlocks(text, /^"?((?:@[^@/"\s]+\/)?[^@/"\s]+)@[^\n]*/gm);
  return {
    dependencies: blocks.flatMap(({ head, body }) => {
      const [line, name = ""] = head;
      const start = head.index + line.indexOf(name);
      if (/@workspace:\.(?=["',])/.test(line)) return [];
      const version = /@workspace:/.test(line) ? undefined : /^ {2}version:? "?([^"\s]+)/m.exec(body)?.[1];
      const hashed = /^ {2}(?:integrity|checksum)|^ {2}resolved "[^"\n]*#[0-9a-f]{40}"/m.test(body);
      return lockedPackage({ name, version, hashed, span: { start, end: start + name.length } });
    }),
  };
}
