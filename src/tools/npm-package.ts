/**
 * The npm package, its scope included, of a module (`@langchain/openai` for `@langchain/openai/dist/x`) or of a dotted name below one
 * (`ai` for `ai.streamText`). Where a dotted name may go on with a package's own dots, as in `socket.io.Server`, the longest name that
 * `isKnown` knows is meant.
 */
export function npmPackage(name: string, isKnown?: (name: string) => boolean): string {
  const path = /^(?:@[^/]*\/)?[^/]*/.exec(name)?.[0] ?? "";
  if (!isKnown || path.length < name.length) return path;
  for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) if (isKnown(path.slice(0, end))) return path.slice(0, end);
  const dot = path.indexOf(".", path.indexOf("/") + 1);
  return dot === -1 ? path : path.slice(0, dot);
}
