/** A commit, as far as anybody asks. */
export interface Commit {
  /** The id of the folder at its top. */
  readonly tree: string;
  readonly parents: readonly string[];
  /** When it was committed, in ms since 1970. */
  readonly time: number;
  readonly author: string;
  /** The first line of its message. */
  readonly subject: string;
}

/** Reads a commit. @throws when it is broken. */
export function readCommit(bytes: Uint8Array): Commit {
  const text = utf8.decode(bytes);
  const end = text.indexOf("\n\n");
  const header = end < 0 ? text : text.slice(0, end);
  const tree = /^tree ([0-9a-f]{40,64})$/m.exec(header)?.[1];
  const seconds = /^committer .*> (\d{1,11}) [-+]\d{4}$/m.exec(header)?.[1];
  if (tree === undefined || seconds === undefined) throw new Error("A commit that is broken.");
  return {
    tree,
    parents: [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].flatMap(([, id]) => id ?? []),
    time: Number(seconds) * 1000,
    author: /^author (.*?) <.*> \d/m.exec(header)?.[1] ?? "",
    subject:
      end < 0
        ? ""
        : (
            text
              .slice(end + 2)
              .trimStart()
              .split("\n", 1)[0] ?? ""
          ).trim(),
  };
}

const utf8 = new TextDecoder();

/** The day in UTC of a time in ms since 1970. */
export function dayOf(time: number): string {
  return new Date(Math.min(time, 8.64e15)).toISOString().slice(0, 10);
}
