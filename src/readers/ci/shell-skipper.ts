/** Steps over the parts of a shell script in which separators mean nothing. */
export interface ShellSkipper {
  /** The offset behind the quotation, substitution or expression that starts at `at`; `at` itself when none does. */
  skip(at: number): number;
}

/** Longest first where one starts like another; what closes it, and whether the inside is read for more of them. */
const kinds = [
  { opener: "${{", closer: "}}", nested: false },
  { opener: "{{", closer: "}}", nested: false },
  { opener: "${", closer: "}", nested: true },
  { opener: "$(", closer: ")", nested: true },
  { opener: "[[ ", closer: " ]]", nested: true },
  { opener: "(", closer: ")", nested: true },
  { opener: '"', closer: '"', nested: true },
  { opener: "`", closer: "`", nested: true },
  { opener: "'", closer: "'", nested: false },
] as const;

type Kind = (typeof kinds)[number];

/** Deeper ones are read as plain text. */
const maxNesting = 10;

/**
 * Knows quotes, backslashes, `$(…)`, `(…)`, `${…}`, backticks, `[[ … ]]`, and the `${{ … }}` and `{{ … }}` of CI templates.
 * What is opened and never closed counts as plain text, here and everywhere after, so that a half-typed quote costs one line, not the script.
 */
export function shellSkipper(script: string): ShellSkipper {
  const unclosed = new Set<Kind>();

  function skip(at: number, outer: Kind | undefined, depth: number): number {
    if (script.charAt(at) === "\\") return Math.min(at + (script.startsWith("\r\n", at + 1) ? 3 : 2), script.length);
    const kind = kinds.find(({ opener }) => script.startsWith(opener, at));
    if (!kind || unclosed.has(kind) || depth > maxNesting || isPlainInside(outer, kind)) return at;
    const end = kind.nested ? closingEnd(kind, at + kind.opener.length, depth) : indexBehind(kind.closer, at + kind.opener.length);
    if (end === undefined) unclosed.add(kind);
    return end ?? at;
  }

  function closingEnd(kind: Kind, from: number, depth: number): number | undefined {
    for (let at = from; at < script.length; ) {
      if (script.startsWith(kind.closer, at)) return at + kind.closer.length;
      at = Math.max(at + 1, skip(at, kind, depth + 1));
    }
    return undefined;
  }

  function indexBehind(closer: string, from: number): number | undefined {
    const found = script.indexOf(closer, from);
    return found === -1 ? undefined : found + closer.length;
  }

  return { skip: (at) => skip(at, undefined, 0) };
}

/** Inside double quotes only substitutions and templates count. */
function isPlainInside(outer: Kind | undefined, kind: Kind): boolean {
  return outer?.opener === '"' && ["'", "(", "[[ ", "{{"].includes(kind.opener);
}
