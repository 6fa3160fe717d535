import assert from "node:assert/strict";
import fc from "fast-check";
import { commandLines, uncheckedCommandLines } from "../../src/readers/ci/command-lines.js";
import { verbatimText } from "../../src/text/mapped-text.js";
import { readYaml } from "../../src/text/yaml.js";

/** What swallows the failure of each command in a shell that goes on. */
function unchecked(script: string): Record<string, string> {
  const lines = uncheckedCommandLines(verbatimText(script, 0)).filter((line) => line.swallowed);
  return Object.fromEntries(lines.map(({ text, swallowed }) => [text, script.slice(swallowed?.span.start, swallowed?.span.end)]));
}

function texts(script: string): string[] {
  return commandLines(verbatimText(script, 0)).map((line) => line.text);
}

/** Command → what swallows its failure, as cut from the script. */
function swallowed(script: string): Record<string, string> {
  const lines = commandLines(verbatimText(script, 0)).filter((line) => line.swallowed);
  return Object.fromEntries(lines.map(({ text, swallowed }) => [text, script.slice(swallowed?.span.start, swallowed?.span.end)]));
}

describe("command lines", () => {
  it("splits at line breaks, ;, && and ||, and keeps pipes whole", () => {
    assert.deepEqual(texts("ruff check . && ruff format --check .\npytest -q | tee log; ls || make fix\nserve & sleep 5"), [
      "ruff check .",
      "ruff format --check .",
      "pytest -q | tee log",
      "ls",
      "make fix",
      "serve",
      "sleep 5",
    ]);
    assert.deepEqual(texts("cat a |\n  sort\npytest 2>&1 | tee x\nmake &> log |& cat"), [
      "cat a | sort",
      "pytest 2>&1 | tee x",
      "make &> log |& cat",
    ]);
  });

  it("joins continued lines, with Windows line breaks too", () => {
    const script = "pip install \\\n    -r requirements.txt \\\n    --no-cache\npytest \\\r\n  -q\r\n";
    const lines = commandLines(verbatimText(script, 0));
    assert.deepEqual(
      lines.map((line) => line.text),
      ["pip install -r requirements.txt --no-cache", "pytest -q"],
    );
    assert.equal(script.slice(lines[0]?.span.start, lines[0]?.span.end), "pip install \\\n    -r requirements.txt \\\n    --no-cache");
  });

  it("leaves separators inside quotes, substitutions, tests and templates alone", () => {
    for (const line of [
      'echo "a && b; c"',
      "echo 'x || true'",
      "V=$(git describe || true)",
      "echo $((1 || 2))",
      "[[ -f a && -f b ]]",
      "echo `a; b`",
      "arr=(a; b)",
      "echo ${X:-a;b}",
      "echo ${{ github.ref == 'x' && 'a' || 'b' }}",
      "echo {{ a || b }}",
      'echo "$(echo "a;b")"',
      "find . -exec rm {} \\;",
      'echo "it\'s"',
    ]) {
      assert.deepEqual(texts(`${line}; next`), [line, "next"]);
    }
  });

  it("leaves comments and here-documents out", () => {
    assert.deepEqual(
      texts("# set up\ncat <<EOF > f && echo a#b # c\nit's || true\nEOF\npytest # unit\nsh <<-'E N D'\n\tx\n\tE N D\ncat <<< word\ndone1"),
      ["cat <<EOF > f", "echo a#b", "pytest", "sh <<-'E N D'", "cat <<< word", "done1"],
    );
  });

  it("finds the commands of compound statements and functions", () => {
    const script =
      "if ! ruff check .; then\n  echo bad\nelif pytest; then :\nelse exit 1; fi\nfor f in *.py; do python $f; done | tee log\nwhile read l; do echo $l; done < in\ncase $1 in\n  a|b) make a ;;\n  *) make b ;;\nesac\nrun() {\n  ls\n}\nfunction go { pwd; }\n{ id; }\n(cd src && pytest)\ndo-release";
    assert.deepEqual(texts(script), [
      "ruff check .",
      "echo bad",
      "pytest",
      ":",
      "exit 1",
      "python $f",
      "read l",
      "echo $l",
      "make a",
      "make b",
      "ls",
      "pwd",
      "id",
      "cd src",
      "pytest",
      "do-release",
    ]);
  });

  it("sees failures swallowed by a harmless right side of ||", () => {
    assert.deepEqual(swallowed("pytest || true\nruff check . ||:\nmypy . || echo 'types!'\na && b || exit 0\nc || /bin/true"), {
      pytest: "|| true",
      "ruff check .": "||:",
      "mypy .": "|| echo 'types!'",
      a: "|| exit 0",
      b: "|| exit 0",
      c: "|| /bin/true",
    });
    assert.deepEqual(texts("pytest || true"), ["pytest"]);
    assert.deepEqual(swallowed("(cd a && pytest) || true\nfor t in x; do run $t; done || :\nb || { echo no; }"), {
      "cd a": "|| true",
      pytest: "|| true",
      "run $t": "|| :",
      b: "|| { echo no; }",
    });
    assert.deepEqual(swallowed("(pytest || true) && ls\nx \\\n  || true"), { pytest: "|| true", x: "|| true" });
  });

  it("does not take other fallbacks for swallowing", () => {
    assert.deepEqual(
      swallowed("pytest || exit 1\na || { echo no; exit 1; }\nb || make fix\nc || echo no && exit 1\nd; true\ne | true\nf || code=$?"),
      {},
    );
  });

  it("sees failures swallowed by set +e, unless the status is read or the command is the last", () => {
    assert.deepEqual(swallowed("set +e\npytest\nruff check .\nset -e\nmypy ."), { pytest: "set +e", "ruff check .": "set +e" });
    assert.deepEqual(swallowed("set +ex\npytest\nls"), { pytest: "set +ex" });
    assert.deepEqual(swallowed("set +e\npytest\ncode=$?\nset -e\nexit $code"), {});
    assert.deepEqual(swallowed("set +e\npytest"), {});
    assert.deepEqual(swallowed("set -euxo pipefail\npytest\nls"), {});
  });

  it("sees that a shell goes on after failures unless it is told not to", () => {
    assert.deepEqual(unchecked("pytest\necho done"), { pytest: "echo done" });
    assert.deepEqual(unchecked("ruff check . && pytest\nls; echo done"), { "ruff check .": "echo done", pytest: "echo done", ls: "echo done" });
    const long = uncheckedCommandLines(verbatimText(`pytest\necho ${"x".repeat(100)}`, 0))[0]?.swallowed;
    assert.deepEqual([long?.by.length, long?.unlessErrexit], [78, true]);
    for (const script of [
      "pytest",
      "set -e\npytest\necho done",
      "set -Eeuo pipefail\npytest\necho done",
      "set -o pipefail -o errexit\npytest\necho done",
      "trap 'exit 1' ERR\npytest\necho done",
      "pip install . && pytest && echo done",
      "pytest || exit 1\necho done",
      "pytest || { echo bad; exit 1; }\necho done",
      "pytest\ncode=$?\nmake report\nexit $code",
      "if ! pytest; then exit 1; fi\necho done",
      "for d in a b; do pytest $d || exit 1; done\necho done",
    ])
      assert.equal(Object.keys(unchecked(script)).filter((text) => text.startsWith("pytest")).length, 0, script);
    assert.deepEqual(unchecked("pytest\nset -e\nmake"), { pytest: "make" });
    assert.deepEqual(unchecked("pytest || true\nmake"), { pytest: "|| true" });
  });

  it("says in which function a command stands", () => {
    const defined = (script: string) => commandLines(verbatimText(script, 0)).map(({ text, definedIn }) => [text, definedIn]);
    assert.deepEqual(defined("test() {\n  if true; then pytest; fi\n}\nfunction lint { ruff check .; }\ncheck-all () { lint && test; }\nmain\n"), [
      ["true", "test"],
      ["pytest", "test"],
      ["ruff check .", "lint"],
      ["lint", "check-all"],
      ["test", "check-all"],
      ["main", undefined],
    ]);
    assert.deepEqual(defined("f() ( a )\nb\n(c)\n"), [
      ["a", "f"],
      ["b", undefined],
      ["c", undefined],
    ]);
  });

  it("reads a half-typed quote or substitution as text", () => {
    assert.deepEqual(texts('echo "half\npytest -q\nruff check'), ['echo "half', "pytest -q", "ruff check"]);
    assert.deepEqual(texts("x=$(date\npytest"), ["x=$(date", "pytest"]);
    assert.deepEqual(texts("cat <<EOF\nnever ends"), ["cat <<EOF"]);
    assert.deepEqual(texts("\\"), []);
  });

  it("keeps exact spans through block and quoted scalars", () => {
    const workflow = `run: >-\n  pip install -U pip\n  &&\n  pytest -q || true\nquoted: "echo \\"a b\\" && ls -l"\nplain: ruff check &&\n  mypy .\n`;
    const { root } = readYaml(workflow);
    const cut = (key: string) =>
      commandLines(root.get(key).mapped() ?? verbatimText("", 0)).map(({ span }) => workflow.slice(span.start, span.end));
    assert.deepEqual(cut("run"), ["pip install -U pip", "pytest -q"]);
    assert.deepEqual(cut("quoted"), ['echo \\"a b\\"', "ls -l"]);
    assert.deepEqual(cut("plain"), ["ruff check", "mypy ."]);
  });

  it("never throws, and finds commands in order inside the script", () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom(
        " ",
        "\n",
        "&&",
        "||",
        ";",
        "|",
        "(",
        ")",
        "{ ",
        " }",
        '"',
        "'",
        "`",
        "$(",
        "${",
        "[[ ",
        " ]]",
        "if ",
        "then ",
        "fi",
        "do ",
        "done",
        "case x in",
        "esac",
        "true",
        "set +e",
        "<<E\n",
        "E\n",
        "\\\n",
        "#",
        "f() {",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const script = pieces.join("");
        let previous = 0;
        for (const { span, text, swallowed } of commandLines(verbatimText(script, 0))) {
          assert(previous <= span.start && span.start < span.end && span.end <= script.length);
          assert.notEqual(text.trim(), "");
          if (swallowed) assert(swallowed.span.start <= swallowed.span.end && swallowed.span.end <= script.length);
          previous = span.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("comes to an end on hostile scripts", () => {
    for (const piece of ["$(", "${", "((", '"`', "a||", "a || true;", "a <<E\n", "{ ", "[[ ", "f() ", "a   \\ ", "|| true"]) {
      assert(texts(piece.repeat(50_000)).length <= 50_000, piece);
    }
  });
});
