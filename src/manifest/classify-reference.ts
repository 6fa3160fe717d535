import { isPlaceholder } from "../text/placeholder.js";

/** What a text of the manifest refers to: nothing yet, something outside, a file or folder of the project, or nothing beyond itself. */
export type ReferenceForm = "placeholder" | "url" | "path" | "text";

const url = /^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:|www\.)/i;
/** A host given without `https://`, by the domains that are common enough not to be file endings. */
const host = /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|ai|app|cloud|eu|edu|gov)(?::\d+)?(?:\/|$)/i;
const ending = /[^/\\]\.[a-z][a-z0-9]{0,9}$/i;
const wellKnown = /^(?:docker|make|just|proc|jenkins|task|container)file$|^(?:licen[cs]e|readme|codeowners|security|contributing|notice)$/i;
/** `60/min`, `10/3`: a rate or a fraction. */
const rate = /^\d[\d.]*\/\w+$/;

/** Tells a path from words by its form alone, without a look at the workspace. A path may end in `#anchor` or `::test`. */
export function classifyReference(text: string): ReferenceForm {
  const trimmed = text.trim();
  if (isPlaceholder(trimmed)) return "placeholder";
  if (url.test(trimmed) || host.test(trimmed)) return "url";
  const { path } = splitFragment(trimmed);
  if (path === "" || /\s/.test(path) || path.startsWith("@") || path.startsWith("/") || rate.test(path)) return "text";
  return /[/\\]/.test(path) || ending.test(path) || wellKnown.test(path) || /^\.[a-z]/i.test(path) ? "path" : "text";
}

/** A reference without its `#anchor` or `::test`, and that part: a heading, a job, a test. */
export function splitFragment(text: string): { readonly path: string; readonly fragment?: string } {
  const match = /#|::/.exec(text);
  if (!match) return { path: text.trim() };
  return { path: text.slice(0, match.index).trim(), fragment: text.slice(match.index + match[0].length).trim() };
}
