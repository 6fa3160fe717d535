/** More than any manifest written by people holds. */
const mostTexts = 2000;

/** The texts in a manifest's value, at any depth, in order; the first 2,000. */
export function textsIn(value: unknown): readonly string[] {
  const texts: string[] = [];
  const visit = (node: unknown) => {
    if (texts.length >= mostTexts) return;
    if (typeof node === "string") texts.push(node);
    else if (typeof node === "object" && node !== null) for (const child of Object.values(node)) visit(child);
  };
  visit(value);
  return texts;
}
