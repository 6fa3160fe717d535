import type { Dependency } from "../../facts/dependency-facts.js";
import type { Located, Span } from "../../text/span.js";
import { normalisePackage } from "../../tools/normalise-package.js";
import type { Gathered } from "./dependency-reader.js";
import { isFixedReference, nameOfReference } from "./direct-reference.js";
import type { DependencyPlace } from "./group-scope.js";
import { part, trimmed } from "./located-text.js";
import { carriesHash, parseRequirement, type Requirement, splitExtras } from "./pep508.js";
import { resolveFrom } from "./relative-path.js";

const includeOption = /^(?:-r|-c|--requirement|--constraint|-e|--editable)(?:[ \t=]+|(?=[^\s-]))(.+)$/;

/**
 * Adds what one line of a requirements file says, without its comment, to what was gathered: a requirement with its options, an include
 * (`-r base.txt`), a URL or a local folder. Adds a note for what is none of these. Also fits the items of lists that take the same lines.
 * @returns the dependency it added, if any.
 */
export function gatherRequirement(into: Gathered, line: Located<string>, place: DependencyPlace): Dependency | undefined {
  const whole = trimmed(line);
  const text = whole.value;
  const option = includeOption.exec(text)?.[1];
  if (option !== undefined) return gatherReference(into, part(whole, text.length - option.length), place, true);
  if (text === "" || text.startsWith("-")) return undefined;
  const options = /\s--?[a-z]/.exec(text)?.index ?? text.length;
  const wanted = trimmed(part(whole, 0, options));
  const requirement = parseRequirement(wanted.value);
  if (!requirement) return gatherReference(into, wanted, place, false);
  const hashed = requirement.hashed || text.includes("--hash", options);
  return gather(into, { ...requirement, hashed }, wanted.span, place);
}

/** A URL or path that stands alone, or behind `-e` or `-r`. */
function gatherReference(into: Gathered, line: Located<string>, place: DependencyPlace, isInclude: boolean): Dependency | undefined {
  const reference = part(line, 0, /\s;/.exec(line.value)?.index);
  const isUrl = /^[a-z][a-z0-9+.-]+:/i.test(reference.value);
  const isBuilt = /\.(?:whl|zip|tar\.gz)$/i.test(reference.value);
  const requirement = isUrl || isBuilt ? requirementOf(reference.value) : undefined;
  if (requirement) return gather(into, requirement, line.span, place);
  if (isUrl) return undefined;
  const path = part(reference, 0, /\[[^\]]*\]$/.exec(reference.value)?.index);
  if (isInclude || /^[.~/][^\s]*$|^[\w.-]+[\\/][^\s]*$/.test(path.value)) {
    into.includes.push({ value: resolveFrom(into.path, path.value), span: path.span });
  } else if (into.notes.length === 0) into.notes.push({ message: "This line is not a requirement.", span: line.span });
  return undefined;
}

function requirementOf(reference: string): Requirement | undefined {
  const name = /^([\w.-]+)(?:\[([^\]]*)\])?$/.exec(nameOfReference(reference) ?? "");
  if (!name?.[1]) return undefined;
  return {
    name: normalisePackage(name[1]),
    specifier: reference,
    exact: isFixedReference(reference),
    hashed: carriesHash(reference),
    extras: splitExtras(name[2] ?? ""),
  };
}

function gather(into: Gathered, requirement: Requirement, span: Span, place: DependencyPlace): Dependency {
  const dependency = { span, ...requirement, ...place };
  into.dependencies.push(dependency);
  return dependency;
}
