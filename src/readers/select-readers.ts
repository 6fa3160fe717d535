import { nameOf } from "../workspace/path-parts.js";
import { patternIndex } from "../workspace/pattern-index.js";
import type { AnyReader } from "./reader.js";

/** Finds the readers that want a path. The look-up is by base name and extension first, so that long listings cost little. */
export function readerSelector(readers: readonly AnyReader[]): (path: string) => readonly AnyReader[] {
  const byName = new Map<string, AnyReader[]>();
  const byExtension = new Map<string, AnyReader[]>();
  for (const reader of readers) {
    for (const name of reader.files.names ?? []) append(byName, name, reader);
    for (const extension of reader.files.extensions ?? []) append(byExtension, extension, reader);
  }
  const byPattern = patternIndex(readers.flatMap((value) => (value.files.patterns ?? []).map((pattern) => ({ pattern, value }))));
  const none: readonly AnyReader[] = [];
  return (path) => {
    const lower = path.toLowerCase();
    const name = nameOf(lower);
    const dot = name.lastIndexOf(".");
    const named = byName.get(name);
    const ended = byExtension.get(dot === -1 ? "" : name.slice(dot + 1)) ?? none;
    const matched = byPattern(lower);
    return named || matched.length > 0 ? [...new Set([...(named ?? none), ...ended, ...matched])] : ended;
  };
}

function append(map: Map<string, AnyReader[]>, key: string, reader: AnyReader): void {
  const list = map.get(key);
  if (list) list.push(reader);
  else map.set(key, [reader]);
}
