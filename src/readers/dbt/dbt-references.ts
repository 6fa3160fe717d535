import type { Located } from "../../text/span.js";

const reference = /\{\{-?\s{0,20}(?:ref|source)\s{0,20}\(\s{0,20}(["'])([^"'\n]{1,200})\1(?:\s{0,20},\s{0,20}(["'])([^"'\n]{1,200})\3)?/g;

/** The models and sources that a template of dbt refers to, in order: `{{ ref('orders') }}`, `{{ source('shop', 'orders') }}`. */
export function dbtReferences(text: string): Located<string>[] {
  if (!text.includes("{{")) return [];
  return [...text.matchAll(reference)].map((match) => {
    const names = [match[2], match[4]].filter((name) => name !== undefined);
    return { value: names.join("."), span: { start: match.index, end: match.index + match[0].length } };
  });
}
