/** Text that is HTML already; made by `html` only, so that nothing else passes unescaped. */
export interface Html {
  readonly text: string;
}

/** A template whose values are escaped, unless they are HTML themselves. */
export function html(parts: TemplateStringsArray, ...values: readonly (Html | string | number)[]): Html {
  return { text: parts.reduce((text, part, index) => text + toHtml(values[index - 1]) + part) };
}

/** Pieces one after the other. */
export function join(pieces: readonly Html[], separator = ""): Html {
  return { text: pieces.map(({ text }) => text).join(separator) };
}

/** A text, escaped, in which each `{0}` is a blank for a piece. */
export function filled(text: string, ...pieces: readonly (Html | string | number)[]): Html {
  return join(text.split(/\{(\d+)\}/).map((part, index) => (index % 2 === 1 ? html`${pieces[Number(part)] ?? ""}` : html`${part}`)));
}

/** A message in which backticks mark code. */
export function inlineCode(message: string): Html {
  return join(message.split(/`([^`\n]+)`/).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`)));
}

function toHtml(value: Html | string | number | undefined): string {
  return typeof value === "object" ? value.text : escapeHtml(String(value));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
