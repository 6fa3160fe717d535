/** A word of a POSIX shell command line. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A POSIX shell command line. */
export function shellLine(words: readonly string[]): string {
  return words.map(shellWord).join(" ");
}
