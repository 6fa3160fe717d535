import { type MappedText, verbatimText } from "../../text/mapped-text.js";
import type { Located } from "../../text/span.js";

const shells = new Set(["bash", "sh", "shell", "zsh"]);
/** Shells of Windows, in whose blocks commands are told by the program that they start. */
const windowsShells = new Set(["powershell", "ps1", "ps", "pwsh", "cmd", "bat", "batch", "dosbatch"]);
const sessions = new Set(["console", "shell-session", "shellsession", "sh-session", "terminal"]);
const prompt = /^[ \t]*(?:\([\w.-]+\) )?\$ /;

/** Programs that commands in blocks without a language, and in the midst of prose, start with. */
export const program =
  /^[ \t]*(?:\$ )?(?:(?:sudo|time)\s+)?(?:conda|mamba|pip3?|pipx|python3?|make|docker|docker-compose|git|npm|npx|pnpm|yarn|uv|poetry|pdm|cd|export|source|bash|streamlit|uvicorn|terraform|kubectl|helm|curl|wget|mkdir|dbt|dvc|truss|langgraph|dagster)(?=\s)/;

/** Whether each line of a block without a language is a command, goes on with one, or is a comment. */
function isScript(body: string): boolean {
  const lines = body.split("\n").filter((line, index, all) => line.trim() !== "" && !/\\\r?$/.test(all[index - 1] ?? ""));
  return lines.length > 0 && lines.every((line) => program.test(line) || /^[ \t]*#/.test(line)) && lines.some((line) => program.test(line));
}

/** The script of a fenced shell block, of one for Windows the programs that it starts; of a recorded session, which a block without a language can be too, the lines behind `$ `, with output blanked. Undefined for other languages. */
export function shellBlock(named: string, body: Located<string>): MappedText | undefined {
  const language = named === "" && isScript(body.value) ? "bash" : named;
  const lines = body.value.split("\n");
  if (windowsShells.has(language)) {
    const kept = lines.map((line) => (program.test(line) ? line : " ".repeat(line.length)));
    return verbatimText(kept.join("\n"), body.span.start);
  }
  const isSession = sessions.has(language) || ((shells.has(language) || language === "") && lines.some((line) => prompt.test(line)));
  if (!isSession) return shells.has(language) ? verbatimText(body.value, body.span.start) : undefined;
  let continued = false;
  const script = lines.map((line) => {
    const head = prompt.exec(line)?.[0] ?? (continued ? (/^[ \t]*(?:> )?/.exec(line)?.[0] ?? "") : line);
    continued = head !== line && /\\\r?$/.test(line);
    return " ".repeat(head.length) + line.slice(head.length);
  });
  return verbatimText(script.join("\n"), body.span.start);
}
