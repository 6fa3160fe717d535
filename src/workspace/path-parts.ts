/** The folder of a path, `""` at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder of a path with the `/` after it, `""` at the top: what the paths beside it begin with. */
export function prefixOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** The path of what is called `name` in a folder; `""` is the top. */
export function pathIn(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** The way from one folder to another inside of it: `""` where they are the same, `undefined` where it is outside. */
export function wayInto(outer: string, inner: string): string | undefined {
  if (outer === "" || outer === inner) return outer === inner ? "" : inner;
  return inner.startsWith(`${outer}/`) ? inner.slice(outer.length + 1) : undefined;
}

/** `./data/../x#part` as the workspace lists it: without `.`, `..` and fragment. */
export function normalisePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.replace(/#.*$/s, "").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
