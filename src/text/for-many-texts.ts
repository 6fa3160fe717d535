/** V8 compiles a pattern for a text of this length to machine code at once. No pattern is about such a text. */
const long = "~".repeat(1000);

/**
 * A pattern, made ready to be held against many texts. V8 compiles patterns twice, first for its interpreter, which takes three times as long as
 * the machine code that follows when they are used again; a long text makes it skip the first. See v8.dev/blog/regexp-tier-up. The pattern is
 * neither global nor sticky.
 */
export function forManyTexts(pattern: RegExp): RegExp {
  pattern.test(long);
  return pattern;
}
