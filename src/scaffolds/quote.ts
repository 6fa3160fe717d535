/** Text as a YAML scalar: plain where that is safe beyond doubt, else double-quoted. */
export function yamlScalar(text: string): string {
  const plain =
    /^[A-Za-z_./][\w./ =@+-]*$/.test(text) &&
    !/\s$/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n|\.nan|\.inf|\.+|-+)$/i.test(text);
  return plain ? text : yamlString(text);
}

/** Text as a double-quoted YAML scalar. */
export function yamlString(text: string): string {
  return escapeUnprintable(JSON.stringify(text));
}

/** Text as a basic string of TOML. */
export function tomlString(text: string): string {
  return escapeUnprintable(JSON.stringify(text.replace(/\p{Cs}/gu, "")));
}

/** Text for a GitHub workflow, in which `${{` would begin an expression wherever it stands. */
export function workflowScalar(text: string): string {
  return yamlScalar(text.replaceAll("${{", "${{ '${{' }}"));
}

/** Text as a Python string literal, in the quotes that need fewer escapes, as formatters have it. */
export function pythonString(text: string): string {
  const literal = escapeUnprintable(JSON.stringify(text));
  if (count(text, '"') <= count(text, "'")) return literal;
  return `'${literal.slice(1, -1).replace(/'|\\(.)/g, (match, escaped) => (match === "'" ? "\\'" : escaped === '"' ? '"' : match))}'`;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** JSON leaves some characters bare that YAML does not count as printable, and that nobody could see in Python. */
function escapeUnprintable(literal: string): string {
  return literal.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Words as the exec form of a Dockerfile instruction. */
export function dockerWords(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
}

/** A `COPY` of paths into a folder. Characters that `COPY` would expand, unquote or match stand for themselves. */
export function dockerCopy(sources: readonly string[], destination: string): string {
  const literal = (path: string) => path.replace(/["'$\\]/g, "\\$&");
  // Only sources are patterns.
  const words = [...sources.map((path) => literal(path).replace(/[[*?]/g, "[$&]")), literal(destination)];
  return words.every((word) => /^[\w@%+=:,./-]+$/.test(word)) ? `COPY ${words.join(" ")}` : `COPY ${dockerWords(words)}`;
}

/** Text for a comment of one line. */
export function commentText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ").trim();
}

/** Text as code in Markdown; in a table, where a bar would end the cell. */
export function codeSpan(text: string, inTable = false): string {
  const line = commentText(inTable ? text.replaceAll("|", "\\|") : text);
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
}

/** An environment variable of a Dockerfile: `NAME=value`. */
export function dockerVariable(name: string, value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? `${name}=${value}` : `${name}="${value.replace(/["\\$]/g, "\\$&")}"`;
}

/** A value of JSON as a Python literal, as formatters have it: on one line where it fits. */
export function pythonLiteral(value: unknown, indent = "", before = 7): string {
  const inline = (one: unknown): string => {
    if (typeof one === "string") return pythonString(one);
    if (typeof one === "boolean") return one ? "True" : "False";
    if (one === null || typeof one !== "object") return one === null ? "None" : String(one);
    if (Array.isArray(one)) return `[${one.map(inline).join(", ")}]`;
    return `{${Object.entries(one)
      .map(([key, item]) => `${pythonString(key)}: ${inline(item)}`)
      .join(", ")}}`;
  };
  const line = inline(value);
  if (indent.length + before + line.length <= 88 || typeof value !== "object" || value === null) return line;
  const inner = `${indent}    `;
  const [open, close, items] = Array.isArray(value)
    ? ["[", "]", value.map((item) => pythonLiteral(item, inner, 1))]
    : ["{", "}", Object.entries(value).map(([key, item]) => `${pythonString(key)}: ${pythonLiteral(item, inner, key.length + 5)}`)];
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join("")}${indent}${close}`;
}
