/** A piece of a pattern that stands for few texts: a character, `\.` or `(?:a|b)`, each perhaps with `?`. */
const piece = /(?:(?:\\(?=[._-]))?([a-z0-9_.-])|\(\?:([a-z0-9_|-]+)\))(\?)?$/;

/**
 * What a path must end in to match a pattern: whole base names (`\/dvc\.ya?ml$`) or else extensions (`[^/]*\.(?:js|ts)$`).
 * `undefined` where the pattern's end leaves both open.
 */
export function patternEnd({ source }: RegExp): { readonly whole: boolean; readonly texts: readonly string[] } | undefined {
  let texts = [""];
  let extensions: readonly string[] | undefined;
  let rest = source.slice(0, -1);
  for (let match = piece.exec(rest); match && !isBareDot(match); match = piece.exec(rest)) {
    const [written, character, group, optional] = match;
    if (written === "\\.") extensions ??= texts;
    const choices = [...(group?.split("|") ?? [character ?? ""]), ...(optional ? [""] : [])];
    texts = choices.flatMap((choice) => texts.map((text) => choice + text));
    rest = rest.slice(0, match.index);
  }
  if (rest === "^" || /\\\/\)?$/.test(rest)) return { whole: true, texts };
  return extensions && { whole: false, texts: extensions };
}

function isBareDot([written]: RegExpExecArray): boolean {
  return written.startsWith(".");
}
