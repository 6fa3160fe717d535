import assert from "node:assert/strict";
import fc from "fast-check";
import type { NotebookFacts, NotebookSegment } from "../../src/facts/notebook-facts.js";
import { blankMagics } from "../../src/readers/notebook/magics.js";
import { toNotebookPlace } from "../../src/readers/notebook/notebook-position.js";
import { segmentOf } from "../../src/readers/notebook/segments.js";
import { notebookReader } from "../../src/readers/notebook.js";
import type { Span } from "../../src/text/span.js";
import { service, training } from "./python-samples.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const read = reading(notebookReader, "notebooks/churn.ipynb");

interface CellInput {
  readonly type?: string;
  readonly source?: string | readonly string[];
  readonly count?: number | null;
  readonly outputs?: readonly unknown[];
}

/** The lines of a source as Jupyter writes them. */
function lines(source: string): string[] {
  return source.split(/(?<=\n)/);
}

function notebook(cells: readonly CellInput[], metadata: unknown = { language_info: { name: "python" } }): string {
  const written = cells.map(({ type = "code", source = "", count = null, outputs = [] }, index) => ({
    cell_type: type,
    id: `c${index}`,
    metadata: {},
    source: typeof source === "string" ? lines(source) : source,
    ...(type === "code" ? { execution_count: count, outputs } : {}),
  }));
  return JSON.stringify({ cells: written, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1);
}

function segmentsOf({ segments }: Pick<NotebookFacts, "segments">): NotebookSegment[] {
  const found: NotebookSegment[] = [];
  for (let next = segmentOf(segments, 0); next; next = segmentOf(segments, found.length)) found.push(next);
  return found;
}

/** The code that a piece of the JSON stands for; it may run over several strings of a list. */
function decode(json: string): string {
  return (JSON.parse(`["${json}"]`) as string[]).join("");
}

function spansOf({ python }: NotebookFacts): Span[] {
  return [
    ...python.calls.flatMap((call) => [call.span, call.whole]),
    ...python.strings.map(({ span }) => span),
    ...python.assignments.map(({ span }) => span),
  ];
}

/** Asserts that every span of the Python facts leads to the same code in the JSON and in its cell. */
function assertPlaces(json: string, sources: readonly string[]): number {
  const facts = read(json);
  const joined = sources.map((source) => (source === "" || source.endsWith("\n") ? source : `${source}\n`)).join("");
  const spans = spansOf(facts);
  for (const span of spans) {
    const expected = joined.slice(span.start, span.end);
    const place = toNotebookPlace("a.ipynb", facts, span);
    assert.equal(place.path, "a.ipynb");
    assert.equal(decode(json.slice(place.span.start, place.span.end)), expected);
    assert(place.cell);
    assert.equal(sources[place.cell.index]?.slice(place.cell.span.start, place.cell.span.end), expected);
  }
  return spans.length;
}

/** The source as plain Python, and the commands found in it. */
function plain(source: string): { readonly code: string; readonly commands: readonly string[] } {
  const { code, commands } = blankMagics(source);
  assert.equal(code.length, source.length);
  for (const { span } of commands) assert(span.end <= source.length);
  return { code, commands: commands.map(({ value }) => value) };
}

describe("notebook reader", () => {
  describe("cells", () => {
    it("has kind, count, spans, emptiness and errors", () => {
      const json = notebook([
        { type: "markdown", source: "# Churn" },
        { source: "x = 1", count: 7, outputs: [{ output_type: "stream", name: "stdout", text: ["output_type error"] }] },
        { source: " \n", count: 9, outputs: [{ output_type: "error", ename: "KeyError", traceback: [] }] },
        { type: "raw", source: "raw" },
      ]);
      const { cells } = read(json);
      assert.deepEqual(
        cells.map(({ index, kind, executionCount, empty, hasErrorOutput }) => [index, kind, executionCount, empty, hasErrorOutput]),
        [
          [0, "markdown", null, false, false],
          [1, "code", 7, false, false],
          [2, "code", 9, true, true],
          [3, "raw", null, false, false],
        ],
      );
      assert.deepEqual(
        cells.map(({ span }) => JSON.parse(json.slice(span.start, span.end)).id),
        ["c0", "c1", "c2", "c3"],
      );
      assert.deepEqual(
        cells.map(({ sourceSpan }) => JSON.parse(json.slice(sourceSpan.start, sourceSpan.end))),
        [["# Churn"], ["x = 1"], [" \n"], ["raw"]],
      );
    });

    it("takes a source that is one string, empty or missing, and values of other types", () => {
      const json =
        '{"cells": [{"cell_type": "code", "source": "a()\\nb()"}, {"cell_type": "code", "source": []}, {"cell_type": "code", "source": null, "outputs": 3}, {"cell_type": 5}, 6], "metadata": []}';
      const facts = read(json);
      assert.deepEqual(
        facts.python.calls.map(({ name }) => name),
        ["a", "b"],
      );
      assert.deepEqual(
        facts.cells.map(({ kind, empty }) => [kind, empty]),
        [
          ["code", false],
          ["code", true],
          ["code", true],
          ["raw", true],
          ["raw", true],
        ],
      );
      assert.deepEqual(facts.notes, []);
    });

    it("does not look into outputs", () => {
      const image = {
        output_type: "display_data",
        data: { "image/png": `${'iVBORw0KGgo\\"'.repeat(200_000)}`, "text/html": ['{"output_type": "error"}'] },
      };
      const json = notebook([{ source: "a()", outputs: [image, image] }, { source: "b()" }]);
      const facts = read(json);
      assert.deepEqual(
        facts.cells.map(({ hasErrorOutput }) => hasErrorOutput),
        [false, false],
      );
      assert.equal(facts.python.calls.length, 2);
    });
  });

  describe("language", () => {
    it("is Python unless the metadata says otherwise", () => {
      const language = (metadata: unknown) => read(notebook([{ source: "f()" }], metadata)).language;
      assert.equal(language({}), "python");
      assert.equal(language({ language_info: { name: "python", codemirror_mode: { name: "ipython" } } }), "python");
      assert.equal(language({ kernelspec: { language: "R", name: "ir" } }), "r");
      assert.equal(language({ kernelspec: { language: "python" }, language_info: { name: "scala" } }), "scala");
    });

    it("leaves the code of other languages alone", () => {
      const facts = read(notebook([{ source: "library(x); f()" }], { kernelspec: { language: "R" } }));
      assert.equal(facts.cells.length, 1);
      assert.deepEqual(facts.python.calls, []);
      assert.equal(facts.segments.length, 0);
    });
  });

  describe("code", () => {
    it("leaves out cells that VS Code was told are in another language", () => {
      const text = JSON.stringify({
        cells: [
          { cell_type: "code", metadata: { vscode: { languageId: "sql" } }, source: "import secret" },
          { cell_type: "code", metadata: { vscode: { languageId: "python" } }, source: "import numpy" },
          { cell_type: "code", metadata: { vscode: 3 }, source: "import pandas" },
        ],
        metadata: { language_info: { name: "python" } },
      });
      const { cells, python } = read(text);
      assert.deepEqual(python.imports.map(({ module }) => module), ["numpy", "pandas"]);
      assert.deepEqual(cells.map(({ kind }) => kind), ["code", "code", "code"]);
    });

    it("is one module: names run on from cell to cell", () => {
      const json = notebook([
        { source: "from openai import OpenAI" },
        { type: "markdown", source: "client = None" },
        { source: "client = OpenAI()" },
        { source: "client.models.list()\n" },
      ]);
      const facts = read(json);
      assert.equal(facts.python.calls.at(-1)?.name, "openai.OpenAI().models.list");
      assert.equal(facts.python.codeLines, 3);
    });

    it("is covered by the segments, in order", () => {
      const facts = read(notebook([{ source: 'a("é\\n\t💥")\n\nb()' }, { source: "" }, { source: "c()\n" }]));
      let end = 0;
      for (const { code, length } of segmentsOf(facts)) {
        assert.equal(code, end);
        end += length;
      }
      assert.equal(end, 'a("é\\n\t💥")\n\nb()\nc()\n'.length);
      assert.deepEqual([...new Set(segmentsOf(facts).map(({ cell }) => cell))], [0, 2]);
    });

    it("has signs whose spans are in the JSON", () => {
      const json = notebook([
        { source: 'import os\nkey = os.environ["API_KEY"]\n' },
        { source: 'import mlflow\nmlflow.log_param("a", "s3://b/c")\n!pip install -q "torch>=2" \\\n  numpy' },
      ]);
      const facts = read(json);
      const shown = facts.signs.map(({ kind, span }) => [kind, json.slice(span.start, span.end)]);
      assert.deepEqual(shown, [
        ["import", "os"],
        ["import", "mlflow"],
        ["call", "mlflow.log_param"],
        ["uri", '\\"s3://b/c\\"'],
        ["env", '\\"API_KEY\\"'],
        ["command", '!pip install -q \\"torch>=2\\" \\\\\\n",\n    "  numpy'],
      ]);
      assert.deepEqual(signValues(facts, "command"), ['pip install -q "torch>=2" numpy']);
    });
  });

  describe("places", () => {
    it("lead to the JSON and to the cell", () => {
      const json = notebook([
        { type: "markdown", source: "text" },
        { source: 'print("Grüße 💥\\n")\nfit(\n  X,\n  "y")' },
        { source: "" },
        { source: training },
        { source: service },
      ]);
      const sources = ["text", 'print("Grüße 💥\\n")\nfit(\n  X,\n  "y")', "", training, service];
      const joinable = sources.map((source, index) => (index === 0 ? "" : source));
      assert(assertPlaces(json, joinable) > 40);
    });

    it("lead there however the JSON is written", () => {
      const character = fc.constantFrom(..."abc\"'\\\t\n é💥()", "\u2028", "\u0007");
      const text = fc.array(character, { maxLength: 12 }).map((all) => JSON.stringify(all.join("")));
      const statement = fc.oneof(
        text.map((value) => `f(${value})`),
        text.map((value) => `x = ${value}`),
        fc.constant("'''a\n\n\\tb'''.g(\n1)"),
        fc.constant("# é"),
        fc.constant(""),
      );
      const source = fc.array(statement, { maxLength: 5 }).map((all) => all.join("\n"));
      const style = fc.record({ asList: fc.boolean(), ascii: fc.boolean(), indent: fc.constantFrom(undefined, 1, 2) });
      fc.assert(
        fc.property(fc.array(source, { maxLength: 4 }), style, (sources, { asList, ascii, indent }) => {
          const cells = sources.map((code) => ({ outputs: [], source: asList ? lines(code) : code, cell_type: "code" }));
          const json = JSON.stringify({ metadata: {}, cells }, null, indent);
          assertPlaces(
            ascii ? json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`) : json,
            sources,
          );
        }),
        { numRuns: 300 },
      );
    });

    it("end with the cell in which they start", () => {
      const json = notebook([{ source: "ab" }, { source: "cd" }]);
      const facts = read(json);
      const place = toNotebookPlace("n.ipynb", facts, { start: 1, end: 5 });
      assert.deepEqual(place.cell, { index: 0, span: { start: 1, end: 3 } });
      assert.equal(cut(json, place.span), "b");
    });

    it("may be empty", () => {
      const json = notebook([{ source: 'a("\\n")' }]);
      const facts = read(json);
      const { span, cell } = toNotebookPlace("n.ipynb", facts, { start: 2, end: 2 });
      assert.equal(json.slice(span.start, span.start + 2), '\\"');
      assert.deepEqual([span.end - span.start, cell?.span], [0, { start: 2, end: 2 }]);
      assert.deepEqual(toNotebookPlace("n.ipynb", { segments: new Int32Array() }, { start: 3, end: 4 }), { path: "n.ipynb", span: { start: 0, end: 0 } });
    });
  });

  describe("magics", () => {
    it("become comments of the same length", () => {
      assert.equal(
        plain("%matplotlib inline\nx = 1\n!ls -la\n?x\nx?\nx.y??\n%%x\n").code,
        "#matplotlib inline\nx = 1\n#ls -la\n#x\n#?\n#.y??\n#%x\n",
      );
      assert.equal(
        plain("for a in b:\n    !echo {a}\n    files = !ls\nc = %env HOME").code,
        "for a in b:\n    #echo {a}\n    #iles = !ls\n# = %env HOME",
      );
      assert.equal(plain("!a \\\n  -b\nc()").code, "#a \\\n  #b\nc()");
    });

    it("leave operators, strings and formatting alone", () => {
      for (const source of [
        'a = b % c\nd = "%s" % e\nif a != b: pass\na %= 2',
        "x = (a\n  % b\n  != c)\n",
        'p = """\n%d items?\n!important\nwhat?\n"""\n',
        "a = b \\\n  % c\n",
        "# what?\nprint('why?')\n",
      ]) {
        assert.deepEqual(plain(source), { code: source, commands: [] });
      }
    });

    it("keep the statement that is only timed", () => {
      assert.equal(
        plain("%time model.fit(X)\nm = %time f()\n%timeit -n 3 g()\n").code,
        "0;    model.fit(X)\nm =       f()\n#timeit -n 3 g()\n",
      );
      const { python } = read(notebook([{ source: "import a\nif x:\n    %time m = a.fit(X)\n    m.go()" }]));
      assert.deepEqual(
        python.calls.map(({ name, assignedTo }) => [name, ...assignedTo]),
        [["a.fit", "m"], ["a.fit().go"]],
      );
    });

    it("blank only the first line of cells that are Python, and all of those that are not", () => {
      assert.equal(plain("\n%%time\nf()\n%pwd").code, "\n#%time\nf()\n#pwd");
      assert.equal(plain("%%capture out --no-stderr\nf()").code, "#%capture out --no-stderr\nf()");
      assert.equal(plain("%%html\n<b>\n\n  it's</b>").code, "#%html\n#b>\n\n  #t's</b>");
      assert.equal(plain("%sql\nselect 1").code, "#sql\n#elect 1");
      assert.equal(plain("%sql select 1\nf()").code, "#sql select 1\nf()");
    });

    it("give the commands of shells and package managers", () => {
      const source =
        "!pip install torch\n%pip install -U numpy\n%conda install -y x\nout = !dvc pull\n!!make\n!docker run \\\n   -p 80:80 app\n%load_ext dotenv\n%matplotlib inline\n";
      assert.deepEqual(plain(source).commands, [
        "pip install torch",
        "pip install -U numpy",
        "conda install -y x",
        "dvc pull",
        "make",
        "docker run -p 80:80 app",
      ]);
      assert.deepEqual(plain("%%bash\n# set up\n\ndvc pull\n  make \\\n   all\n"), {
        code: "#%bash\n# set up\n\n#vc pull\n  #ake \\\n   #ll\n",
        commands: ["dvc pull", "make all"],
      });
      assert.deepEqual(plain("%sh\nls").commands, ["ls"]);
      assert.deepEqual(plain("%%html\nls").commands, []);
    });

    it("keep the length of any source", () => {
      const piece = fc.constantFrom(
        "%time ",
        "%%time\n",
        "%%bash\n",
        "!",
        "!ls",
        "?",
        "x?",
        " = ",
        "x",
        "\n",
        "\r\n",
        "\\\n",
        "'",
        '"""',
        "(",
        ")",
        "#",
        "  ",
        "%",
        "f()",
        "💥",
      );
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => plain(pieces.join("")).code.includes("\0") === false),
        { numRuns: 2000 },
      );
    });
  });

  describe("broken notebooks", () => {
    const whole = notebook([{ source: "import a\na.go()" }]);
    const note = (json: string) => {
      const facts = read(json);
      assert.deepEqual([facts.cells, segmentsOf(facts), facts.signs, facts.python.calls], [[], [], [], []]);
      assert.equal(facts.notes.length, 1);
      return facts.notes[0];
    };

    it("give one note where the JSON ends to be JSON", () => {
      const conflict = whole.replace('"import a\\n",', '<<<<<<< HEAD\n"import a\\n",');
      assert.equal(note(conflict)?.span.start, conflict.indexOf("<<<<<<<"));
      assert.equal(note("")?.span.start, 0);
      assert.equal(note("[]")?.span.start, 0);
      assert.equal(note('{"cells": [{"source": "a\\x"}]}')?.span.start, 24);
      assert.equal(note('{"cells": [1 2]}')?.span.start, 13);
      assert.equal(note(`${whole} x`)?.span.start, whole.length + 1);
    });

    it("may end anywhere", () => {
      for (let length = 0; length < whole.length; length++) assert(note(whole.slice(0, length)));
    });

    it("of format 3 are said to be old", () => {
      const json =
        '{"metadata": {"name": ""}, "nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": ["x = 1"], "prompt_number": 1}]}]}';
      assert.match(note(json)?.message ?? "", /format 3/);
      assert.equal(note(json)?.span.start, json.indexOf("[{"));
    });

    it("may be too large", () => {
      assert.equal(notebookReader.read({ path: "a.ipynb", text: undefined, bytes: 30_000_000 })?.notes.length, 1);
    });
  });

  itTakesAnything(notebookReader, "a.ipynb", [
    notebook([
      { type: "markdown", source: "# Train 💥" },
      {
        source: "%%time\nimport torch\n!pip install x\nmodel = torch.load('m.pt')",
        count: 1,
        outputs: [{ output_type: "error", traceback: ["\u001b[0m"] }],
      },
      { source: 'x = f"é{model}"\nprint(x)' },
    ]),
  ]);
});
