import ignore from "ignore";
import { classifyReference } from "../manifest/classify-reference.js";
import type { Manifest } from "../manifest/manifest.js";
import { type Policy, type PolicyRule, readPolicy } from "../manifest/policy/read-policy.js";
import { policyPath } from "../project/policy-path.js";
import type { LoadedPolicy } from "../project/snapshot.js";
import type { Place } from "../text/span.js";
import { findWildcard } from "../text/wildcard.js";
import { decode } from "../workspace/decode.js";
import type { FileSystem } from "../workspace/file-system.js";
import { prefixOf } from "../workspace/path-parts.js";

/** Bytes. */
const maxPolicyBytes = 500_000;
const maxSearchedBytes = 1_000_000;
/** Per rule and file. */
const mostMatches = 20;

interface Searched {
  readonly version: string;
  /** By rule id. */
  readonly matches: ReadonlyMap<string, readonly Place[]>;
}

/** A rule that names texts, and the folders, ending in `/`, of the projects that it holds for. */
interface Search {
  readonly rule: PolicyRule;
  readonly folders: readonly string[];
}

/** Reads the policies that manifests extend, and searches files for the texts that their rules name; only what changed is read again. */
export class PolicyFiles {
  private readonly policies = new Map<string, { readonly version: string; readonly policy: Policy }>();
  private readonly searched = new Map<string, Searched>();
  /** What `searched` is about. */
  private key = "[]";

  constructor(private readonly fileSystem: FileSystem) {}

  /** The policies by path. `changed` are the only files that may have other texts than last time; without it all may have. */
  async load(
    manifests: ReadonlyMap<string, Manifest>,
    files: readonly string[],
    changed: readonly string[] | undefined,
  ): Promise<ReadonlyMap<string, LoadedPolicy>> {
    const foldersOf = new Map<string, string[]>();
    for (const [path, { value }] of manifests) {
      for (const named of value.checks?.extends ?? []) {
        const target = classifyReference(named) === "path" ? policyPath(path, named) : undefined;
        if (target !== undefined) foldersOf.set(target, [...(foldersOf.get(target) ?? []), prefixOf(path)]);
      }
    }
    const policies: Policy[] = [];
    for (const path of foldersOf.keys()) policies.push(...(await this.read(path)));
    const searches = policies.flatMap(({ path, rules }) =>
      rules.filter(isSearch).map((rule): Search => ({ rule, folders: foldersOf.get(path) ?? [] })),
    );
    const key = JSON.stringify(searches);
    const isSame = key === this.key;
    if (!isSame) this.searched.clear();
    this.key = key;
    if (searches.length > 0) await this.search(searches, isSame && changed ? changed : files);
    if (policies.length === 0) return new Map();
    const listed = new Set(files);
    return new Map(policies.map((policy) => [policy.path, { ...policy, matches: this.matchesOf(policy, listed) }]));
  }

  private async read(path: string): Promise<readonly Policy[]> {
    const known = this.policies.get(path);
    const content = await this.fileSystem.readFile(path, maxPolicyBytes, known?.version).catch(() => undefined);
    if (!content) return [];
    if (known?.version === content.version) return [known.policy];
    const policy = readPolicy(path, content.text ?? (content.bytes && decode(content.bytes)));
    this.policies.set(path, { version: content.version, policy });
    return [policy];
  }

  private async search(searches: readonly Search[], paths: readonly string[]): Promise<void> {
    const scopes = searches.map(({ rule, folders }) => {
      const globs = rule.files.length > 0 ? ignore({ allowRelativePaths: true }).add([...rule.files]) : undefined;
      const covers = (path: string) =>
        folders.some((folder) => path.startsWith(folder) && (globs === undefined || globs.ignores(path.slice(folder.length))));
      return { rule, covers };
    });
    for (const path of paths) {
      const asked = scopes.filter(({ covers }) => covers(path)).map(({ rule }) => rule);
      if (asked.length === 0) continue;
      const known = this.searched.get(path);
      const content = await this.fileSystem.readFile(path, maxSearchedBytes, known?.version).catch(() => undefined);
      if (!content) this.searched.delete(path);
      if (!content || known?.version === content.version) continue;
      const text = content.text ?? (content.bytes && decode(content.bytes)) ?? "";
      this.searched.set(path, { version: content.version, matches: new Map(asked.map((rule) => [rule.id, matches(path, text, rule)])) });
    }
  }

  private matchesOf({ rules }: Policy, listed: ReadonlySet<string>): ReadonlyMap<string, readonly Place[]> {
    const found = new Map<string, readonly Place[]>();
    for (const rule of rules) {
      const places: Place[] = [];
      for (const [path, { matches }] of this.searched) if (listed.has(path)) places.push(...(matches.get(rule.id) ?? []));
      if (places.length > 0) found.set(rule.id, places);
    }
    return found;
  }
}

function isSearch({ demand }: PolicyRule): boolean {
  return demand === "textAbsent" || demand === "textPresent";
}

function matches(path: string, text: string, { wanted }: PolicyRule): readonly Place[] {
  return wanted.flatMap((pattern) => findWildcard(text, pattern, mostMatches).map((span) => ({ path, span })));
}
