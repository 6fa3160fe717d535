import type { FactsByKind, FactsKind } from "../facts/index.js";
import type { Manifest } from "../manifest/manifest.js";
import type { Policy } from "../manifest/policy/read-policy.js";
import type { Template } from "../manifest/templates/read-template.js";
import { compactFacts } from "../readers/compact-facts.js";
import type { AnyReader, ReadableFile } from "../readers/reader.js";
import { noTextFacts } from "../readers/text.js";
import type { Place } from "../text/span.js";

/** The facts of one file, by kind. */
export type FileFacts = { readonly [Kind in FactsKind]?: FactsByKind[Kind] };

/** A policy with what a search for the texts that its rules name has found. */
export interface LoadedPolicy extends Policy {
  /** By rule id, in the order of paths. */
  readonly matches: ReadonlyMap<string, readonly Place[]>;
}

/**
 * When a file came to be as it is; days are `YYYY-MM-DD` in UTC. `committed`: as git history says. `uncommitted`: it is not what was committed last.
 * `written`: as the file system says, where there is no repository; a copy makes it new.
 */
export type LastChange = { readonly kind: "committed" | "written"; readonly day: string } | { readonly kind: "uncommitted" };

/** A workspace at one moment: which files there are, and what the readers made of those that matter. Plain data; never changed in place. */
export interface Snapshot {
  /** Stands for the workspace: the same object as long as it is looked at, whatever changes in it. */
  readonly workspace: object;
  /** Stands for everything but manifests: the same object in two snapshots between which nothing else changed. */
  readonly sources: object;
  /** All listed paths, sorted. */
  readonly files: readonly string[];
  readonly facts: ReadonlyMap<string, FileFacts>;
  /** Paths that a manifest names and that exist although they are not listed (ignored data, DVC outputs). */
  readonly probed: ReadonlySet<string>;
  /** Every manifest, by path. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  /** The policies that manifests extend, by path. */
  readonly policies: ReadonlyMap<string, LoadedPolicy>;
  /** The templates of each folder that a manifest names, by folder. */
  readonly templates: ReadonlyMap<string, readonly Template[]>;
  /** Texts that later steps need whole: manifests, and files that fixes change. */
  readonly texts: ReadonlyMap<string, string>;
  /** When the results that manifests name, and the files that they are results of, last changed, by path; those of which it cannot be known are left out. */
  readonly lastChanges: ReadonlyMap<string, LastChange>;
  /** What was passed over or cut, in words. */
  readonly notes: readonly string[];
}

/** All that there is to say of most files; one object, as `noTextFacts` is. */
const onlyPlainText: FileFacts = { text: noTextFacts };

/**
 * Runs the readers that want a file over it. `text` is `undefined` for binary content. A reader that throws contributes nothing;
 * its name and reason are added to `failures`.
 */
export function readFacts(readers: readonly AnyReader[], file: ReadableFile, failures: string[]): FileFacts {
  const facts: Record<string, unknown> = {};
  for (const reader of readers) {
    try {
      const found = reader.read(file.bytes <= reader.maxBytes ? file : { ...file, text: undefined });
      if (found) facts[reader.kind] = found === noTextFacts ? found : compactFacts(found);
    } catch (error) {
      failures.push(`${file.path}: the ${reader.name} reader failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  for (const kind in facts) if (facts[kind] !== noTextFacts) return facts as FileFacts;
  return facts.text ? onlyPlainText : {};
}
