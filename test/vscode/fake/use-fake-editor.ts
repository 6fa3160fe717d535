import { register } from "node:module";

/** From here on modules that are loaded get `fake/vscode.ts` for the editor's API. */
export function useFakeEditor(): void {
  const fake = new URL("./vscode.ts", import.meta.url).href;
  const hook = `export const resolve = (specifier, context, next) =>
    next(specifier === "vscode" ? ${JSON.stringify(fake)} : specifier, context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
}
