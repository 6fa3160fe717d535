/** Stands for the text of a template action; of the private use area, so that no file has it. */
const mark = "\ue000";
const markRuns = /\ue000+/g;

/** Actions that choose and repeat, and make no text themselves. */
const control = /^-?\s*(?:if|else|end|range|with|define|block|template|break|continue|\/\*|\$\w*\s*:?=|#)/;

/**
 * A template of Helm or Jinja that reads as YAML, every character in its place: actions inside a line become marks, those that choose or
 * fill whole lines become blanks. Of alternatives, all are there. Text that is no template stays as it is.
 */
export function withoutActions(text: string): string {
  if (!text.includes("{{") && !text.includes("{%")) return text;
  const pieces: string[] = [];
  let at = 0;
  for (let start = nextAction(text, 0); start !== -1; start = nextAction(text, at)) {
    const isStatement = text[start + 1] === "%";
    const closing = text.indexOf(isStatement ? "%}" : "}}", start + 2);
    if (closing === -1) break;
    const isBlank = isStatement || control.test(text.slice(start + 2, Math.min(closing, start + 60)));
    const filler = isBlank ? " " : mark;
    pieces.push(text.slice(at, start), text.slice(start, closing + 2).replace(/[^\r\n]/g, filler));
    at = closing + 2;
  }
  pieces.push(text.slice(at));
  return pieces.join("").replace(/^[ \t\ue000]+$/gm, (line) => " ".repeat(line.length));
}

function nextAction(text: string, from: number): number {
  for (let at = text.indexOf("{", from); at !== -1; at = text.indexOf("{", at + 1)) {
    // `${{ … }}` is an expression of the format itself, as of Azure ML.
    if ((text[at + 1] === "{" || text[at + 1] === "%") && text[at - 1] !== "$") return at;
  }
  return -1;
}

/** Whether a text depends on what a template is filled with. */
export function isTemplated(value: string): boolean {
  return value.includes(mark) || (value.includes("{{") && !value.includes("${{"));
}

/** A text to be shown: marks read as `{{ }}`. */
export function shownActions(value: string): string {
  return value.replace(markRuns, "{{ }}");
}
