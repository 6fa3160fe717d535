/** Longer lines are cut: nobody reads them, and generated ones can be huge. */
const longestLine = 20_000;
const deepestShell = 3;
const mostWrappers = 10;

/** Commands that run the rest of their line, in words; the longest fitting one is taken. */
const wrappers = new Set([
  ...["!", "{", "if", "then", "elif", "else", "do", "while", "until"],
  ...[
    "caffeinate",
    "command",
    "dumb-init",
    "env",
    "exec",
    "ionice",
    "nice",
    "nohup",
    "stdbuf",
    "sudo",
    "time",
    "timeout",
    "tini",
    "xargs",
    "xvfb-run",
  ],
  ...["doppler run", "dotenv run", "infisical run", "op run"],
  ...["docker compose exec", "docker compose run", "docker-compose exec", "docker-compose run", "docker exec", "podman exec", "pipx run"],
]);

/** Commands worth knowing themselves that also run the rest of their line. */
const companions = new Set([
  ...["coverage run", "ddtrace-run", "nbqa", "newrelic-admin run-program", "opentelemetry-instrument"],
  ...["conda run", "hatch run", "mamba run", "micromamba run", "pdm run", "pipenv run", "pixi run", "poetry run", "rye run"],
  ...["mise exec", "mise x", "uv run", "uv tool run", "uvx"],
  ...["bun", "bun run", "bun x", "bunx", "npm exec", "npx", "pnpm", "pnpm dlx", "pnpm exec", "yarn", "yarn dlx", "yarn exec", "yarn run"],
]);

/** Wrappers whose first argument is not yet the command: a duration, a service. */
const takesArgument = /^(?:timeout|docker[- ]compose .*|(?:docker|podman) exec)$/;

const optionsWithValue =
  /^(?:-[CnpuWX]|--(?:directory|env|env-file|extra|file|from|group|name|only-group|package|prefix|profile|project|python|signal|user|with|with-editable|with-requirements))$/;
const assignment = /^[A-Za-z_]\w*=/;
const python = /^(?:python|pypy)(?:\d+(?:\.\d+)?)?w?$/;
const shell = /^(?:ba|da|z|k)?sh$/;
/** What means nothing to a shell, inside of a word. */
const plain = /[^\\'"$&|;\n\r()` \t]*/y;

/**
 * The programs that a command line runs, each as its words: `sudo python -m pytest tests && dvc repro` runs `pytest tests` and `dvc repro`.
 * Wrappers, assignments and paths to `bin` are taken off, names are lower-cased, and `_` in them reads `-`. A package manager is named
 * beside what it runs. A script run by Python keeps it: `python manage.py`.
 * It reads as much of the shell's language as command lines of CI use. Never throws; linear.
 */
export function programsOf(line: string): readonly (readonly string[])[] {
  return programsIn(line, 0);
}

function programsIn(line: string, depth: number): string[][] {
  const found: string[][] = [];
  for (const words of execForm(line) ?? simpleCommands(line.slice(0, longestLine))) addPrograms(found, words, depth);
  return found;
}

/** `["uvicorn", "app:app"]`, as Dockerfiles write it. */
function execForm(line: string): string[][] | undefined {
  if (!line.trimStart().startsWith("[")) return undefined;
  try {
    const words: unknown = JSON.parse(line);
    return Array.isArray(words) && words.every((word) => typeof word === "string") ? [words] : undefined;
  } catch {
    return undefined;
  }
}

function addPrograms(found: string[][], words: readonly string[], depth: number): void {
  let start = 0;
  for (let wrapper = 0; wrapper < mostWrappers; wrapper++) {
    while (isBeforeCommand(words[start])) start++;
    const first = words[start];
    if (first === undefined) return;
    const program = [programName(first), ...words.slice(start + 1)];
    const companion = wordsOf(companions, program);
    const length = companion ?? wordsOf(wrappers, program);
    if (companion !== undefined || length === undefined) addProgram(found, program, depth);
    if (length === undefined) return;
    start = afterOptions(words, start + length);
    if (takesArgument.test(program.slice(0, length).join(" "))) start++;
    // `coverage run -m pytest` runs a module as Python does.
    if (words[start] === "-m") {
      addProgram(found, ["python", ...words.slice(start)], depth);
      return;
    }
  }
}

function isBeforeCommand(word: string | undefined): boolean {
  return word !== undefined && (word === "" || word.startsWith("-") || assignment.test(word));
}

function addProgram(found: string[][], program: string[], depth: number): void {
  const [name = "", ...rest] = program;
  if (shell.test(name)) {
    const option = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
    const script = option === -1 ? undefined : rest[option + 1];
    if (script !== undefined && depth < deepestShell) found.push(...programsIn(script, depth + 1));
  } else if (python.test(name)) {
    const given = rest.slice(afterOptions(rest, 0));
    const [first, second] = given;
    if (first === "-m" && second !== undefined) found.push([programName(second.split(".", 1)[0] ?? ""), ...given.slice(2)]);
    else if (first !== undefined && first !== "-c") found.push(["python", first.slice(first.lastIndexOf("/") + 1), ...given.slice(1)]);
  } else found.push(program);
}

/** The number of words of the longest entry of `set` that a command starts with. */
function wordsOf(set: ReadonlySet<string>, words: readonly string[]): number | undefined {
  for (let length = Math.min(3, words.length); length > 0; length--) if (set.has(words.slice(0, length).join(" "))) return length;
  return undefined;
}

/** The index behind the options that begin at `start`; `-m` and `-c` end them. */
function afterOptions(words: readonly string[], start: number): number {
  let index = start;
  for (let word = words[index]; word?.startsWith("-") && word !== "-m" && word !== "-c"; word = words[index]) {
    index += optionsWithValue.test(word) ? 2 : 1;
    if (word === "--") break;
  }
  return index;
}

/** `/usr/bin/dvc`, `promptfoo@latest`, `@biomejs/biome` and `ruff==0.6` by the names of their programs. Another path stays: it is an own script. */
function programName(word: string): string {
  const name = word.replace(/^@(?=[a-z])(?![^/]*\/)/, "");
  const path = /^(?:.*\/\.?bin\/|@[^/]*\/)([^/]+)$/.exec(name)?.[1] ?? name;
  return path
    .replace(/(?:@|==).*$/s, "")
    .replace(/\.exe$/i, "")
    .toLowerCase()
    .replaceAll("_", "-");
}

/** Splits at what separates commands outside quotes, and each command into words without their quotes. */
function simpleCommands(line: string): string[][] {
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | undefined;
  const endWord = () => {
    if (word !== undefined && word !== "$") words.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (character === "\\") {
      index++;
      if (line[index] !== "\n" && line[index] !== "\r") word = (word ?? "") + line.charAt(index);
    } else if (character === "'" || character === '"') {
      const end = closingQuote(line, index);
      word = (word ?? "") + line.slice(index + 1, end);
      index = end;
    } else if (line.startsWith("${{", index)) {
      const close = line.indexOf("}}", index);
      const end = close === -1 ? line.length : close + 2;
      word = (word ?? "") + line.slice(index, end);
      index = end - 1;
    } else if (character === "#" && word === undefined) {
      const end = line.indexOf("\n", index);
      index = (end === -1 ? line.length : end) - 1;
    } else if (character === "&" && (line[index - 1] === ">" || line[index + 1] === ">")) word = (word ?? "") + character;
    else if ("&|;\n\r()`".includes(character)) endCommand();
    else if (character === " " || character === "\t") endWord();
    else {
      plain.lastIndex = index + 1;
      plain.test(line);
      word = (word ?? "") + line.slice(index, plain.lastIndex);
      index = plain.lastIndex - 1;
    }
  }
  endCommand();
  return commands;
}

/** The offset of the quote that closes the one at `start`; the end of the line where none does. */
function closingQuote(line: string, start: number): number {
  const quote = line[start];
  for (let index = start + 1; index < line.length; index++) {
    if (line[index] === quote) return index;
    if (line[index] === "\\" && quote === '"') index++;
  }
  return line.length;
}
