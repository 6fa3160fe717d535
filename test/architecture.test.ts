import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { checkout } from "./upkeep/derived-files.js";

/** The rooms of `src`, left to right: a room imports only from itself and from those to its left. */
const rooms = [
  "text",
  "facts",
  "workspace",
  "tools",
  "readers",
  "manifest",
  "project",
  "semantics",
  "practices",
  "scaffolds",
  "rules",
  "checks",
  "report",
  "engine",
  "formats",
  "agent-tools",
];
const shells = ["cli", "vscode"];
/** The same for the folders inside of `src/vscode`. Its files beside them register what these hold, and are of no order. */
const editorRooms = ["projects", "places", "manifest", "changes", "status", "findings", "report", "practices"];

interface ImportLine {
  readonly file: string;
  readonly target: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): ImportLine[] {
  // Templates of scaffolds hold programs in texts, with imports of their own.
  const text = readFileSync(file, "utf8").replace(/`(?:[^`\\]|\\.)*`/g, "``");
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^"';]*?from\s*["']([^"']+)["']|(?:^|\n)import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g,
    ),
  ];
  return found.map((match) => ({ file: relative(checkout, file), target: match[1] ?? match[2] ?? match[3] ?? "" }));
}

const imports = sourceFiles(join(checkout, "src")).flatMap(importsOf);

function roomOf(path: string): string {
  return path.split("/")[1] ?? "";
}

describe("architecture", () => {
  it("sees the imports", () => {
    assert(imports.length > 200, `only ${imports.length} imports were read`);
    assert(imports.some(({ target }) => target === "vscode") && imports.some(({ target }) => target.startsWith("node:")));
  });

  it("has only the rooms it names", () => {
    const found = readdirSync(join(checkout, "src"), { withFileTypes: true }).map(({ name }) => name);
    assert.deepEqual(found.sort(), [...rooms, ...shells].sort());
  });

  it("imports point left only", () => {
    const wrong = imports.flatMap(({ file, target }) => {
      if (!target.startsWith(".")) return [];
      const to = roomOf(posix.normalize(posix.join(dirname(file), target)));
      const from = roomOf(file);
      if (from === to) return [];
      const isLeft = shells.includes(from) ? rooms.includes(to) : rooms.indexOf(to) !== -1 && rooms.indexOf(to) < rooms.indexOf(from);
      return isLeft ? [] : [`${file} imports ${target}`];
    });
    assert.deepEqual(wrong, []);
  });

  it("has only the rooms it names in the editor, and their imports point left too", () => {
    const folder = join(checkout, "src", "vscode");
    const found = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual(found.map(({ name }) => name).sort(), [...editorRooms].sort());
    const roomInEditor = (path: string) => editorRooms.indexOf(path.split("/")[2] ?? "");
    const wrong = imports.filter(({ file, target }) => {
      if (!target.startsWith(".") || roomOf(file) !== "vscode" || roomInEditor(file) === -1) return false;
      return roomInEditor(posix.normalize(posix.join(dirname(file), target))) > roomInEditor(file);
    });
    assert.deepEqual(wrong, []);
  });

  it("no files import each other in a circle", () => {
    const targets = new Map<string, string[]>();
    for (const { file, target } of imports) {
      if (!target.startsWith(".")) continue;
      const to = posix.normalize(posix.join(dirname(file), target)).replace(/\.js$/, ".ts");
      targets.set(file, [...(targets.get(file) ?? []), to]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const follow = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
      if (done.has(file) || way.includes(file)) return;
      for (const target of targets.get(file) ?? []) follow(target, [...way, file]);
      done.add(file);
    };
    for (const file of targets.keys()) follow(file, []);
    assert.deepEqual(circles, []);
  });

  it("only src/vscode imports vscode, only src/cli imports node", () => {
    const wrong = imports.filter(
      ({ file, target }) => (target === "vscode" && roomOf(file) !== "vscode") || (target.startsWith("node:") && roomOf(file) !== "cli"),
    );
    assert.deepEqual(wrong, []);
  });

  it("the engine uses no global of Node", () => {
    const wrong = sourceFiles(join(checkout, "src"))
      .map((file) => ({
        file: relative(checkout, file),
        text: readFileSync(file, "utf8").replace(
          /\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?:[^/\\\n]|\\.)+\/[a-z]*/g,
          "",
        ),
      }))
      .filter(({ file, text }) => roomOf(file) !== "cli" && /\b(?:process\.|Buffer\.|__dirname|__filename|require\()/.test(text));
    assert.deepEqual(
      wrong.map(({ file }) => file),
      [],
    );
  });

  it("nothing reads where tools are documented: the build leaves that out", () => {
    const wrong = sourceFiles(join(checkout, "src")).filter(
      (file) => roomOf(relative(checkout, file)) !== "tools" && /\.home\b|[{,]\s*home\s*[,}]/.test(stripText(readFileSync(file, "utf8"))),
    );
    assert.deepEqual(
      wrong.map((file) => relative(checkout, file)),
      [],
    );
  });

  it("no rule imports a rule", () => {
    const areas = readdirSync(join(checkout, "src/rules"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "parts")
      .map(({ name }) => name);
    const isRule = (path: string) => areas.some((area) => path.startsWith(`src/rules/${area}/`));
    const wrong = imports.filter(
      ({ file, target }) => target.startsWith(".") && /^src\/rules\/[^/]+\//.test(file) && isRule(join(dirname(file), target)),
    );
    assert(areas.length > 10);
    assert.deepEqual(wrong, []);
  });

  it("nothing runs a process, opens a socket or evaluates text", () => {
    const wrong = sourceFiles(join(checkout, "src")).filter((file) =>
      /node:(?:child_process|net|http|https|dgram|vm)|\bfetch\(|\bnew Function\(|(?<![.\w"'`(|\\])eval\(/.test(
        stripText(readFileSync(file, "utf8")),
      ),
    );
    assert.deepEqual(
      wrong.map((file) => relative(checkout, file)),
      [],
    );
  });

  it("only the command line makes threads, and these run nothing but its own file", () => {
    const users = imports.filter(({ target }) => target === "node:worker_threads").map(({ file }) => file);
    assert.deepEqual(users, ["src/cli/fleet/judging-thread.ts"]);
    const makers = sourceFiles(join(checkout, "src")).filter((file) => /\bnew Worker\(/.test(stripText(readFileSync(file, "utf8"))));
    assert.deepEqual(
      makers.map((file) => relative(checkout, file)),
      ["src/cli/fleet/judging-thread.ts"],
    );
    assert.match(readFileSync(makers[0] ?? "", "utf8"), /script: URL = new URL\(import\.meta\.url\)/);
  });
});

/** Code without comments, texts and regular expressions; template texts of scaffolds hold other languages. */
function stripText(code: string): string {
  return code.replace(
    /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=[=(,:]\s*)\/(?:[^/\\\n]|\\.)+\/[a-z]*/g,
    (text) => (text.startsWith('"node:') ? text : ""),
  );
}
