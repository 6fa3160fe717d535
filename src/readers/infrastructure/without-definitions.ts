/**
 * A text of Kubernetes with the documents that define custom resources left blank, and all others where they were: definitions are
 * schemas of up to a million characters, and say nothing of what runs.
 */
export function withoutDefinitions(text: string): string {
  if (!text.includes("CustomResourceDefinition")) return text;
  return text
    .split(/^(?=---)/m)
    .map((document) => (isDefinition.test(document) ? `${" ".repeat(document.length - 1)}\n` : document))
    .join("");
}

const isDefinition = /^["']?kind["']?[ \t]*:[ \t]*["']?CustomResourceDefinition\b/m;
