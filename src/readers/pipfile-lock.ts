import { type DependencyContents, dependencyReader, unreadable } from "./dependencies/dependency-reader.js";
import { placeInGroup } from "./dependencies/group-scope.js";
import { capture, lockBlocks, lockedPython } from "./dependencies/lock-blocks.js";
import { pythonConstraint } from "./dependencies/python-constraint.js";

/** Reads `Pipfile.lock`. */
export const pipfileLockReader = dependencyReader(
  { name: "pipfile-lock", files: { names: ["pipfile.lock"] }, ecosystem: "pypi", role: "lock", manager: "pipenv" },
  readPipfileLock,
);

function readPipfileLock(text: string): DependencyContents {
  if (!/^ {4}"_meta": \{/m.test(text)) return unreadable("This file is not a lock that can be read.");
  // Sections are indented by four, their packages by eight.
  const blocks = lockBlocks(text, /^(?: {4}"([^"\n]+)"| {8}"([^"\n]+)"): \{/gm);
  let section = "";
  return {
    dependencies: blocks.flatMap(({ head, body }) => {
      const [line, opened, name] = head;
      section = opened ?? section;
      if (name === undefined || section === "_meta") return [];
      const start = head.index + line.indexOf(name);
      return lockedPython({
        name,
        version: /^ {12}"version": "=*([^"\n]*)"/m.exec(body)?.[1],
        hashed: /^ {12}"hashes": \[/m.test(body),
        span: { start, end: start + name.length },
        ...(section === "default" ? {} : placeInGroup(section)),
      });
    }),
    python: pythonConstraint(capture(text, /"python_(?:full_)?version": "([^"\n]*)"/d)),
    manifestDigest: /"sha256": "(\w+)"/.exec(text)?.[1],
  };
}
