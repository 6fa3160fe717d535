/** What a file of owners in `folder` (with `/` at its end; empty for the repository) speaks for, in CODEOWNERS syntax. */
export function ownedFolder(folder: string): string {
  return folder === "" ? "*" : `/${folder}`;
}
