/**
 * A text as one line that is safe to print: line breaks and other white space become a space; control and direction characters, which could drive a
 * terminal or lie about the order of text, become a symbol.
 */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}
