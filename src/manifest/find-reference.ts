import { isPlaceholder } from "../text/placeholder.js";

/** What a text of the manifest refers to: nothing yet, something outside, a place in the project, or nothing beyond itself. */
export type ReferenceKind = "placeholder" | "url" | "path" | "text";

const url = /^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:|www\.)\S+$/i;
/** A host given without `https://`, by the domains that are common enough. */
const host = /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|ai|app|cloud|eu|edu|gov)(?::\d+)?(?:\/\S*)?$/i;
/** The names of files and folders, the first not like a number (`60/min`), a team (`@org/team`) or a variable. */
const withFolder = /^(?:\.{0,2}\/)?[a-z._*][\w.*+@=,-]*(?:\/[\w.*+@=,-]*)+$/i;
/** What may end a file name that stands without its folder; other endings may be versions or names, such as `node.js`. */
const fileName =
  /^[\w.+-]*[\w+-]\.(?:py|ipynb|ya?ml|json[l5]?|toml|cfg|ini|conf|lock|env|mdx?|rst|txt|csv|tsv|parquet|feather|arrow|xlsx|html?|sql|sh|tf|tsx?|pdf|pkl|joblib|onnx|pt|pth|h5|safetensors|j2|jinja2?|prompt|prompty|dvc|xml|png|svg)$/i;
const wellKnown =
  /^(?:(?:docker|container|make|jenkins)file|(?:just|proc|task|snake)file|licen[cs]e|readme|codeowners)(?:[.-][\w.-]+)?$|^\.[a-z][\w.-]*$/i;

/** Tells a path from words by form alone, without a look at the workspace. A path may end in `#heading` or `::test`. */
export function classify(text: string): ReferenceKind {
  const trimmed = text.trim();
  if (isPlaceholder(trimmed)) return "placeholder";
  if (url.test(trimmed) || host.test(trimmed)) return "url";
  const { path } = splitFragment(trimmed);
  const isPair = /^\w\/\w$/.test(path);
  return (withFolder.test(path) && !isPair) || fileName.test(path) || wellKnown.test(path) ? "path" : "text";
}

/** A reference without its `#heading` or `::test`, and that part: a heading, a job, a test. */
export function splitFragment(text: string): { readonly path: string; readonly fragment?: string } {
  const match = /#|::/.exec(text);
  if (!match) return { path: text.trim() };
  return { path: text.slice(0, match.index).trim(), fragment: text.slice(match.index + match[0].length).trim() };
}
