import type { Dependency } from "../../facts/dependency-facts.js";
import { normalisePackage } from "../../tools/normalise-package.js";
import { isFixedReference } from "./direct-reference.js";

/** What a requirement string says by itself, without the place it stands in. */
export type Requirement = Pick<Dependency, "name" | "specifier" | "exact" | "hashed" | "extras">;

const nameAndExtras = /^([a-z0-9][a-z0-9._-]*)\s*(?:\[([^\]]*)\])?\s*/i;

/**
 * Reads a PEP 508 requirement: `ray[serve]>=2.9,<3; python_version < "3.12"`, `clip @ git+https://…@<commit>`. Markers are left out of the
 * specifier. A single `=` is let through, because `conda list --export` writes it. `undefined` for anything else.
 */
export function parseRequirement(text: string): Requirement | undefined {
  const trimmed = text.trim();
  const match = nameAndExtras.exec(trimmed);
  if (!match?.[1]) return undefined;
  const name = normalisePackage(match[1]);
  const extras = splitExtras(match[2] ?? "");
  const rest = trimmed.slice(match[0].length);
  if (rest.startsWith("@")) {
    const url = rest.slice(1).split(/\s;/, 1)[0]?.trim() ?? "";
    return url === "" ? undefined : { name, specifier: url, exact: isFixedReference(url), hashed: carriesHash(url), extras };
  }
  const version = rest.split(";", 1)[0]?.trim() ?? "";
  const specifier = version.startsWith("(") && version.endsWith(")") ? version.slice(1, -1).trim() : version;
  if (specifier === "") return { name, exact: false, hashed: false, extras };
  if (!/^[<>=!~]/.test(specifier)) return undefined;
  return { name, specifier, exact: isExactSpecifier(specifier), hashed: false, extras };
}

/** Splits `serve, tune` into normalised extras. */
export function splitExtras(text: string): string[] {
  return text
    .split(",")
    .map((extra) => normalisePackage(extra.trim()))
    .filter((extra) => extra !== "");
}

/** Whether a PEP 440 specifier allows one version only: `==1.2.3`, not `==1.2.*` or `>=1`. */
export function isExactSpecifier(specifier: string): boolean {
  return specifier.split(",").some((clause) => /^={2,3}\s*[^\s*=]+$/.test(clause.trim()));
}

/** Whether a URL names the digest of what it points to: `…whl#sha256=<digest>`. */
export function carriesHash(url: string): boolean {
  return /[#&]sha(?:256|384|512)=/.test(url);
}
