import { type MappedText, verbatimText } from "../../text/mapped-text.js";
import type { Located } from "../../text/span.js";

const shells = new Set(["bash", "sh", "shell", "zsh"]);
const sessions = new Set(["console", "shell-session", "shellsession", "sh-session", "terminal"]);
const prompt = /^[ \t]*(?:\([\w.-]+\) )?\$ /;

/** The script of a fenced shell block; of a recorded session, the lines behind `$ `, with output blanked. Undefined for other languages. */
export function shellBlock(language: string, body: Located<string>): MappedText | undefined {
  const lines = body.value.split("\n");
  const isSession = sessions.has(language) || (shells.has(language) && lines.some((line) => prompt.test(line)));
  if (!isSession) return shells.has(language) ? verbatimText(body.value, body.span.start) : undefined;
  let continued = false;
  const script = lines.map((line) => {
    const head = prompt.exec(line)?.[0] ?? (continued ? (/^[ \t]*(?:> )?/.exec(line)?.[0] ?? "") : line);
    continued = head !== line && /\\\r?$/.test(line);
    return " ".repeat(head.length) + line.slice(head.length);
  });
  return verbatimText(script.join("\n"), body.span.start);
}
