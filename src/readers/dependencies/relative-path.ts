/**
 * A path written in a file, made relative to the workspace: `../base.txt` in `requirements/dev.txt` is `base.txt`.
 * The workspace itself is `.`; a path that leaves it keeps its leading `..`; an absolute path stays as it is.
 */
export function resolveFrom(file: string, target: string): string {
  if (/^(?:\/|[a-z]:)/i.test(target)) return target;
  const parts: string[] = [];
  for (const part of [...file.split("/").slice(0, -1), ...target.split(/[\\/]/)]) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/") || ".";
}
