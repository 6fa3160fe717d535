/** Letters and digits of ASCII, `_` and `-`, by code unit. */
const isOfWord = Uint8Array.from({ length: 128 }, (_, unit) => (/[\w-]/.test(String.fromCharCode(unit)) ? 1 : 0));

/**
 * Where words of at least `shortest` characters begin, in order; words are of letters and digits of ASCII, `_` and `-`. Whatever stands in a text,
 * such a word covers one of every `shortest` characters, so that most others need not be looked at.
 */
export function longWords(text: string, shortest: number): number[] {
  const starts: number[] = [];
  for (let at = shortest - 1; at < text.length; at += shortest) {
    if (!isInWord(text, at)) continue;
    let start = at;
    while (start > 0 && isInWord(text, start - 1)) start--;
    while (at + 1 < text.length && isInWord(text, at + 1)) at++;
    if (at + 1 - start >= shortest) starts.push(start);
  }
  return starts;
}

function isInWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 128 && isOfWord[unit] === 1;
}
