import assert from "node:assert/strict";
import fc from "fast-check";
import type { PythonFacts, PythonValue } from "../../src/facts/python-facts.js";
import { parsePython, readPython } from "../../src/readers/python/parse-python.js";
import { scanImports } from "../../src/readers/python/scan-imports.js";
import { pythonReader } from "../../src/readers/python.js";
import { samples, service, tests, training } from "./python-samples.js";
import { cut, itTakesAnything, signValues } from "./reading.js";

function names(code: string): string[] {
  return parsePython(code).calls.map((call) => call.name);
}

function lastName(code: string): string | undefined {
  return names(code).at(-1);
}

/** A value as plain data, without spans. */
function plain(value: PythonValue | undefined): unknown {
  if (!value) return undefined;
  switch (value.kind) {
    case "none":
      return null;
    case "name":
      return { name: value.value };
    case "call":
      return { call: value.name };
    case "list":
      return value.items.map(plain);
    case "dict":
      return new Map(value.entries.map((entry) => [plain(entry.key), plain(entry.value)]));
    case "format":
      return { format: value.parts.map(plain) };
    case "other":
      return { reads: value.names };
    default:
      return value.value;
  }
}

function valueRead(expression: string): unknown {
  return plain(parsePython(`import numpy as np\nx = ${expression}\n`).assignments[0]?.value);
}

function call(facts: PythonFacts, name: string) {
  const found = facts.calls.find((candidate) => candidate.name === name);
  assert(found, `no call of ${name} among ${facts.calls.map((candidate) => candidate.name).join(", ")}`);
  return found;
}

describe("python reader", () => {
  describe("imports", () => {
    it("reads every form with its module, alias and level", () => {
      const { imports } = parsePython(`${training}${service}`);
      assert.deepEqual(
        imports.map(({ level, module, name, as }) => `${".".repeat(level)}${module}${name ? `:${name}` : ""} as ${as}`),
        [
          "__future__:annotations as annotations",
          "os as os",
          "sys as sys",
          "logging as log",
          "numpy as np",
          "pandas as pd",
          "sklearn.model_selection:train_test_split as train_test_split",
          "sklearn.model_selection:StratifiedKFold as KFold",
          "xgboost:XGBClassifier as XGBClassifier",
          "mlflow as mlflow",
          "fastapi:FastAPI as FastAPI",
          "fastapi:Depends as Depends",
          "openai:AsyncOpenAI as AsyncOpenAI",
          "openai:OpenAI as Client",
          "pydantic:BaseModel as BaseModel",
          "pydantic:Field as Field",
          ".prompts:SYSTEM as SYSTEM",
          "..settings:* as *",
          "openai.types.chat as chat_types",
        ],
      );
    });

    it("points at the module, dots included", () => {
      const code = "import a.b as c, d\nfrom ..e.f import g\nfrom . import h\n";
      assert.deepEqual(
        parsePython(code).imports.map(({ span }) => cut(code, span)),
        ["a.b", "d", "..e.f", "."],
      );
    });

    it("binds the first part of a dotted import", () => {
      assert.equal(parsePython("import os.path\n").imports[0]?.as, "os");
      assert.equal(lastName("import os.path\nos.path.join('a')\n"), "os.path.join");
    });

    it("finds them in functions, branches and one-line blocks", () => {
      const code = "def f():\n    import a\n    if x: import b; from c import d\ntry: import e\nexcept: pass\nclass K:\n\timport g\n";
      assert.deepEqual(
        parsePython(code).imports.map(({ module }) => module),
        ["a", "b", "c", "e", "g"],
      );
    });

    it("gives signs for modules and members that are imported absolutely, each once", () => {
      const code =
        "import os\nfrom openai import OpenAI\nfrom openai import OpenAI as Again\nfrom torch import *\nfrom .openai import Local\n";
      assert.deepEqual(signValues(parsePython(code), "import"), ["os", "openai", "openai.OpenAI", "torch"]);
    });
  });

  describe("names of calls", () => {
    it("follows import aliases", () => {
      assert.equal(lastName("import numpy as np\nnp.random.seed(1)"), "numpy.random.seed");
      assert.equal(lastName("from sklearn import metrics as m\nm.f1_score(a, b)"), "sklearn.metrics.f1_score");
      assert.equal(lastName("def f():\n  import torch as t\n  t.load('x')"), "torch.load");
    });

    it("follows variables that hold what a call gave", () => {
      const create = "openai.OpenAI().chat.completions.create";
      assert.equal(lastName("from openai import OpenAI\nclient = OpenAI()\nclient.chat.completions.create()"), create);
      assert.equal(lastName("import openai\nopenai.OpenAI().chat.completions.create()"), create);
      assert.equal(lastName("import openai\nc: object = openai.OpenAI()\nchat = c.chat\nchat.completions.create()"), create);
      assert.equal(lastName("import openai\nif (c := openai.OpenAI()):\n  c.chat.completions.create()"), create);
      assert.equal(lastName("import openai, x\na, c = x.A(), openai.OpenAI()\nc.chat.completions.create()"), create);
      assert.equal(lastName("import openai\nc = given or openai.OpenAI()\nc.chat.completions.create()"), create);
      assert.equal(lastName("import openai\nc = openai.OpenAI() if real else Fake()\nc.chat.completions.create()"), create);
      assert.equal(lastName("import openai\nwith openai.OpenAI() as c:\n  c.chat.completions.create()"), create);
      assert.equal(lastName("import openai\ndef f(c: openai.OpenAI):\n  c.chat.completions.create()"), create);
      assert.equal(lastName("from transformers import pipeline\npipe = pipeline('ner')\npipe('text')"), "transformers.pipeline()");
      assert.equal(lastName("model = build()\nmodel.fit()"), "build().fit");
      assert.equal(lastName("import t\nx = (await t.open()).read()\n"), "t.open().read");
    });

    it("follows self in every method of the class, whichever comes first", () => {
      assert.deepEqual(
        parsePython(service)
          .calls.filter(({ name }) => name.endsWith("completions.create"))
          .map(({ name, scope }) => [name, scope]),
        [
          ["openai.OpenAI().chat.completions.create", "Answerer.ask"],
          ["openai.AsyncOpenAI().chat.completions.create", "answer"],
        ],
      );
      assert.equal(lastName("import a\nclass K:\n  c = a.B()\nclass L:\n  def f(self):\n    self.c.go()"), "self.c.go");
    });

    it("follows a global that is bound below the function that uses it", () => {
      const facts = parsePython("from openai import OpenAI\ndef f():\n  return client.models.list()\nclient = OpenAI()\n");
      assert.deepEqual(
        facts.calls.map(({ name }) => name),
        ["openai.OpenAI().models.list", "openai.OpenAI"],
      );
      assert(signValues(facts, "call").includes("openai.OpenAI().models.list"));
    });

    it("follows global declarations", () => {
      assert.equal(lastName("import a\nc = None\ndef setup():\n  global c\n  c = a.B()\ndef go():\n  c.run()"), "a.B().run");
    });

    it("takes the last assignment before, and keeps an import that a fallback sets to None", () => {
      assert.equal(lastName("import a, b\nc = a.A()\nc = b.B()\nc.go()"), "b.B().go");
      assert.equal(lastName("import a\nc = a.A()\nc = 3\nc.go()"), "c.go");
      assert.equal(lastName("try:\n  import a\nexcept ImportError:\n  a = None\na.go()"), "a.go");
      assert.deepEqual(signValues(parsePython("try:\n  import a\nexcept ImportError:\n  a = None\na.go()"), "call"), ["a.go"]);
    });

    it("does not follow names that a parameter, loop, function or class hides", () => {
      for (const hiding of [
        "def f(np):\n  np.go()",
        "for np in x:\n  np.go()",
        "def np(): pass\nnp.go()",
        "class np: pass\nnp.go()",
        "y = lambda np: np.go()",
      ]) {
        assert.equal(lastName(`import numpy as np\n${hiding}`), "np.go", hiding);
      }
    });

    it("keeps the dots of relative imports", () => {
      assert.equal(lastName("from .openai import OpenAI\nOpenAI().ask()"), ".openai.OpenAI().ask");
      assert.equal(lastName("from .. import openai\nopenai.ask()"), "..openai.ask");
      assert.deepEqual(signValues(parsePython("from . import openai\nopenai.ask()"), "call"), []);
    });

    it("writes a nameless callee from its last attribute", () => {
      assert.deepEqual(names("models[0].fit(X)\n'a'.join(b)\nf()()\nx[0]()"), [".fit", ".join", "f", "f()", ""]);
    });

    it("stays short when a variable is assigned from itself again and again", () => {
      const facts = parsePython(`import pandas as pd\ndf = pd.DataFrame()\n${"df = df.dropna()\n".repeat(2000)}`);
      assert.equal(facts.calls[2]?.name, "pandas.DataFrame().dropna().dropna");
      assert(facts.calls.every(({ name }) => name.length < 250));
    });

    it("gives one sign per name that starts at an imported module, where it is first", () => {
      const code = "import a\ndef f():\n  pass\nf()\na.go()\na.go()\n@a.trace\ndef g(): pass\n";
      const facts = parsePython(code);
      assert.deepEqual(signValues(facts, "call"), ["a.go", "a.trace"]);
      const sign = facts.signs.find(({ value }) => value === "a.go");
      assert.equal(sign?.span.start, code.indexOf("a.go"));
      assert.equal(cut(code, sign?.span), "a.go");
    });
  });

  describe("calls", () => {
    it("has callee and whole call, arguments, scope and where the value goes", () => {
      const facts = parsePython(training);
      const split = call(facts, "sklearn.model_selection.train_test_split");
      assert.equal(cut(training, split.span), "train_test_split");
      assert(cut(training, split.whole)?.endsWith("random_state=SEED)"));
      assert.equal(split.scope, "train");
      assert.deepEqual(split.assignedTo, ["X_train", "X_test", "y_train", "y_test"]);
      assert.deepEqual(
        split.arguments.map(({ name, value }) => [name, plain(value)]),
        [
          [undefined, { call: "df.drop" }],
          [undefined, { reads: ["df"] }],
          ["test_size", 0.2],
          ["random_state", { name: "SEED" }],
        ],
      );
      assert.deepEqual(call(facts, "mlflow.start_run").assignedTo, ["run"]);
    });

    it("stands in the order of the parentheses, so that values can refer to it", () => {
      const facts = parsePython("a(b(c()), d()).e(f())");
      assert.deepEqual(
        facts.calls.map(({ name }) => name),
        ["a", "b", "c", "d", "a().e", "f"],
      );
      const [argument] = facts.calls[1]?.arguments ?? [];
      assert(argument?.value.kind === "call");
      assert.equal(facts.calls[argument.value.call]?.name, "c");
    });

    it("tells unpacked arguments", () => {
      const { calls } = parsePython("f(*a, b, **c, d=1)");
      assert.deepEqual(
        calls[0]?.arguments.map(({ name, unpacked, value }) => [name, unpacked, plain(value)]),
        [
          [undefined, true, { name: "a" }],
          [undefined, undefined, { name: "b" }],
          [undefined, true, { name: "c" }],
          ["d", undefined, 1],
        ],
      );
    });

    it("tells awaited calls", () => {
      const { calls } = parsePython("async def f():\n  x = await a()\n  b(await c())\n  await (d())\n");
      assert.deepEqual(
        calls.map(({ name, awaited }) => [name, awaited]),
        [
          ["a", true],
          ["b", false],
          ["c", true],
          ["d", true],
        ],
      );
      assert.deepEqual(calls[0]?.assignedTo, ["x"]);
    });

    it("tells calls that some handler is around", () => {
      const tried = (code: string) => parsePython(code).calls.map((call) => [call.name, call.tried === true]);
      assert.deepEqual(tried("try:\n  a()\nexcept E as e:\n  b()\n  raise F from e\nfinally:\n  c()\ntry:\n  d()\nfinally:\n  pass\n"), [
        ["a", true],
        ["b", false],
        ["c", false],
        ["d", false],
      ]);
    });

    it("tells calls whose failure is caught", () => {
      const { calls } = parsePython(
        "try:\n  a()\nexcept E:\n  b()\nfinally:\n  c()\ntry:\n  d()\nexcept E:\n  raise\ntry:\n  e()\nexcept A:\n  raise\nexcept B:\n  pass\ntry:\n  f()\nfinally:\n  g()\n",
      );
      assert.deepEqual(
        calls.filter(({ caught }) => caught).map(({ name }) => name),
        ["a", "e"],
      );
    });

    it("tells calls that run in a loop", () => {
      const loops = [
        ["for i in once():\n  each()\nelse:\n  once()\nonce()", "each"],
        ["while each():\n  each()\nonce()", "each"],
        ["[each(x) for x in once() if each(x)]", "each"],
        ["{each(): each() for x in once()}\nany(each(x) for x in once())", "each"],
        ["for i in x:\n  def f():\n    once()\n  class C:\n    y = once()", ""],
      ] as const;
      for (const [code] of loops) {
        for (const { name, inLoop } of parsePython(code).calls)
          if (name !== "any") assert.equal(inLoop, name === "each", `${name} in ${code}`);
      }
    });
  });

  describe("values", () => {
    it("reads literals", () => {
      assert.equal(valueRead("'a\\tb' \"c\"\t'''d\ne'''"), "a\tbcd\ne");
      assert.equal(
        valueRead(String.raw`"\x41\u00e9\U0001F600\101\
\N{BULLET}\q"`),
        "Aé😀A\\N{BULLET}\\q",
      );
      assert.equal(valueRead(String.raw`r"\d+\n"`), String.raw`\d+\n`);
      assert.equal(valueRead("b'ab'"), "ab");
      assert.deepEqual(valueRead("[1_000, -2.5, 0x1F, 1e-3, .5, 0b11]"), [1000, -2.5, 31, 0.001, 0.5, 3]);
      assert.deepEqual(valueRead("(True, False, None)"), [true, false, null]);
      assert.deepEqual(valueRead("{1, 'a'}"), [1, "a"]);
      assert.deepEqual(valueRead("1, 2"), [1, 2]);
      assert.deepEqual(
        valueRead("{'a': [1], **rest, 2: {'b': None}}"),
        new Map<unknown, unknown>([
          ["a", [1]],
          [2, new Map([["b", null]])],
        ]),
      );
      assert.deepEqual(valueRead("2j"), { reads: [] });
    });

    it("reads names through imports, and not through variables", () => {
      assert.deepEqual(valueRead("np.random.seed"), { name: "numpy.random.seed" });
      assert.deepEqual(valueRead("self.rate"), { name: "self.rate" });
      assert.deepEqual(plain(parsePython("X = split()\nfit(X)").calls[1]?.arguments[0]?.value), { name: "X" });
    });

    it("reads texts with values in them", () => {
      assert.deepEqual(valueRead("f'Hi {user.name!r:>10}, {np.pi} {{x}} {f(y)}'"), {
        format: ["Hi ", { name: "user.name" }, ", ", { name: "numpy.pi" }, " {x} ", { call: "f" }],
      });
      assert.deepEqual(valueRead("'a' f'b{c}' 'd'"), { format: ["ab", { name: "c" }, "d"] });
      assert.deepEqual(valueRead("'a' + b + 'c' 'd' + str(e)"), { format: ["a", { name: "b" }, "cd", { call: "str" }] });
      assert.deepEqual(valueRead("'%s-%d' % (a, 1)"), { format: ["%s-%d", { name: "a" }, 1] });
      assert.deepEqual(valueRead("'{} {x}'.format(a, x=b)"), { format: ["{} {x}", { name: "a" }, { name: "b" }] });
      assert.deepEqual(valueRead("PROMPT.format(q=question)"), { format: [{ name: "PROMPT" }, { name: "question" }] });
      assert.equal(valueRead("f'plain'"), "plain");
      assert.equal(valueRead("'a' + 'b'"), "ab");
    });

    it("reads what anything else refers to", () => {
      assert.deepEqual(valueRead("a[b.c] - np.log(d) if e else not f"), { reads: ["a", "b.c", "numpy.log", "d", "e", "f"] });
      assert.deepEqual(valueRead("[g(i) for i in items if i]"), { reads: ["g", "i", "items"] });
      assert.deepEqual(valueRead("lambda z: z + w"), { reads: ["z", "w"] });
    });

    it("points at each value", () => {
      const create = call(parsePython(service), "openai.OpenAI().chat.completions.create");
      const [model, messages] = create.arguments;
      assert.equal(cut(service, model?.value.span), '"gpt-4o-2024-08-06"');
      assert(messages?.value.kind === "list");
      const [, user] = messages.value.items;
      assert(user?.kind === "dict");
      const content = user.entries[1]?.value;
      assert(content?.kind === "format");
      assert.equal(cut(service, content.span), 'f"Answer: {question.text!r} now"');
      assert.deepEqual(
        content.parts.map((part) => cut(service, part.span)),
        ["Answer: ", "question.text", " now"],
      );
    });
  });

  describe("assignments", () => {
    it("reads plain, annotated, chained, unpacked and inline ones", () => {
      const code = "A: int = 1\nb = c = [2]\nd, (e, *f) = g()\nh, i = 3, 4\nk.l = 5\nm['n'] = 6\nprint(o := 7)\np: str\nq += 8\n";
      assert.deepEqual(
        parsePython(code).assignments.map(({ targets, value, span }) => [targets.join(), plain(value), cut(code, span)]),
        [
          ["A", 1, "A: int = 1"],
          ["b,c", [2], "b = c = [2]"],
          ["d,e,f", { call: "g" }, "d, (e, *f) = g()"],
          ["h", 3, "h, i = 3, 4"],
          ["i", 4, "h, i = 3, 4"],
          ["k.l", 5, "k.l = 5"],
          ["o", 7, "o := 7"],
        ],
      );
    });

    it("has the scope", () => {
      const { assignments } = parsePython("a = 1\nclass K:\n  b = 2\n  def f(self):\n    self.c = 3\n    def g():\n      d = 4\n");
      assert.deepEqual(
        assignments.map(({ targets, scope }) => [targets[0], scope]),
        [
          ["a", ""],
          ["b", "K"],
          ["self.c", "K.f"],
          ["d", "K.f.g"],
        ],
      );
    });
  });

  it("tells what is changed by an operator", () => {
    const { updates, calls, stores } = parsePython('x += f()\ndef g(self):\n    self.x["k"] += 1\n    y[0].z -= 1\n    f(y)[0] += 1\n');
    assert.deepEqual(
      updates.map(({ of, isPart, scope }) => [of, isPart, scope]),
      [
        ["x", undefined, ""],
        ["self.x", true, "g"],
        ["y", true, "g"],
      ],
    );
    assert.deepEqual([calls.length, stores], [2, []]);
  });

  it("tells how answers of models ended, where it is read", () => {
    assert.deepEqual(
      parsePython('if r.choices[0].finish_reason == "length":\n    r["stop_reason"]\nx.refusal\nx.refusal\nx.reason\n').answerEnds,
      ["finish_reason", "stop_reason", "refusal"],
    );
  });

  describe("functions and classes", () => {
    it("reads parameters, annotations and decorators with their arguments", () => {
      const { functions } = parsePython(service);
      const answer = functions.find(({ name }) => name === "answer");
      assert.equal(answer?.async, true);
      assert.equal(cut(service, answer?.span), "answer");
      assert.deepEqual(
        answer?.parameters.map((one) => [one.name, one.annotation, plain(one.default)]),
        [
          ["question", "Question", undefined],
          ["client", "AsyncOpenAI", { call: "fastapi.Depends" }],
        ],
      );
      const [decorator] = answer?.decorators ?? [];
      assert.equal(decorator?.name, "fastapi.FastAPI().post");
      assert.equal(cut(service, decorator?.span), "app.post");
      assert.deepEqual(
        decorator?.arguments.map(({ name, value }) => [name, plain(value)]),
        [
          [undefined, "/answers"],
          ["status_code", 201],
        ],
      );
      assert.deepEqual(
        parsePython("def f(a, /, b=g(), *args, c: 'int' = 1, **kw): pass").functions[0]?.parameters.map((one) => [
          one.name,
          one.annotation,
          plain(one.default),
        ]),
        [
          ["a", undefined, undefined],
          ["b", undefined, { call: "g" }],
          ["args", undefined, undefined],
          ["c", "'int'", 1],
          ["kw", undefined, undefined],
        ],
      );
    });

    it("stands in source order with its scope", () => {
      const code = "def a():\n  def b(): pass\nclass C:\n  def d(self): pass\n  class E:\n    def f(self): pass\n";
      assert.deepEqual(
        parsePython(code).functions.map(({ scope, name }) => `${scope}:${name}`),
        [":a", "a:b", "C:d", "C.E:f"],
      );
    });

    it("tells functions that do nothing", () => {
      const bodies = {
        pass: true,
        "...": true,
        "'''doc'''": true,
        "'''doc'''\n  return None": true,
        "raise NotImplementedError('x')": true,
        "return 1": false,
        "x()": false,
        "raise ValueError": false,
        "# later\n  pass": true,
      };
      for (const [body, empty] of Object.entries(bodies))
        assert.equal(parsePython(`def f():\n  ${body}\n`).functions[0]?.empty, empty, body);
    });

    it("counts assertions", () => {
      assert.deepEqual(
        parsePython(tests).functions.map(({ name, assertions, empty }) => [name, assertions, empty]),
        [
          ["test_half", 2, false],
          ["test_equal", 2, false],
          ["test_error", 1, false],
          ["test_nothing", 0, true],
        ],
      );
      assert.deepEqual(
        parsePython("def a():\n  assert 1\n  def b():\n    assert 2\n  assert 3\n").functions.map(({ assertions }) => assertions),
        [3, 1],
      );
    });

    it("reads classes with bases and annotated fields", () => {
      const { classes } = parsePython(
        `${service}class Box(Generic[T], base.Other, metaclass=M):\n  a, b = 1, 2\n  class In: c: int\n  d: list[int]\n`,
      );
      assert.deepEqual(
        classes.map(({ name, bases, fields }) => ({ name, bases, fields: fields.map((field) => `${field.name}: ${field.annotation}`) })),
        [
          { name: "Question", bases: ["pydantic.BaseModel"], fields: ["text: str", 'user: "str | None"'] },
          { name: "Answerer", bases: [], fields: [] },
          { name: "Box", bases: ["Generic", "base.Other"], fields: ["d: list[int]"] },
          { name: "In", bases: [], fields: ["c: int"] },
        ],
      );
      assert.equal(cut(service, classes[0]?.span), "Question");
    });
  });

  describe("texts", () => {
    it("leaves docstrings out", () => {
      const code = '"""Module."""\nclass A:\n  "Class."\n  def f(self):\n    """Function."""\n    return "kept"\n';
      const { strings } = parsePython(code);
      assert.deepEqual(
        strings.map(({ value, span }) => [value, cut(code, span)]),
        [["kept", '"kept"']],
      );
    });

    it("keeps the first 2,000", () => {
      assert.equal(parsePython(`x = [${"'a', ".repeat(3000)}]`).strings.length, 2000);
    });

    it("gives signs for addresses, without credentials and query", () => {
      const code = [
        'a = "s3://bucket/key"',
        `b = "postgresql+psycopg://app:${"pw"}@db.acme.io/prod?sslmode=require"`,
        'c = f"bolt://{host}:7687"',
        'd = "jdbc:snowflake://acme.snowflakecomputing.com"',
        'e = "see https://example.com"',
        'f = "https://api.openai.com/v1 "',
      ].join("\n");
      const facts = parsePython(code);
      assert.deepEqual(signValues(facts, "uri"), [
        "s3://bucket/key",
        "postgresql+psycopg://db.acme.io/prod",
        "bolt://",
        "jdbc:snowflake://acme.snowflakecomputing.com",
        "https://api.openai.com/v1",
      ]);
      const many = parsePython(`x = [${Array.from({ length: 300 }, (_, i) => `"https://a${i}.io", "s3://b${i}"`).join(", ")}]`);
      assert.equal(signValues(many, "uri").length, 200 + 300);
    });

    it("gives signs for the environment", () => {
      const code =
        'import os\nfrom os import environ as env\nos.environ["A"]\nos.environ.get("B", 1)\nos.getenv("C")\nenv["D"]\nos.environ[name]\nother["E"]\n';
      const facts = parsePython(code);
      assert.deepEqual(signValues(facts, "env"), ["A", "B", "C", "D"]);
      assert.equal(cut(code, facts.signs.find(({ value }) => value === "C")?.span), '"C"');
    });
  });

  it("finds the main guard", () => {
    assert.equal(cut(training, parsePython(training).mainGuard), 'if __name__ == "__main__":');
    assert.equal(parsePython("if '__main__' == __name__: go()").mainGuard?.start, 0);
    assert.equal(parsePython("if __name__ == 'x': go()").mainGuard, undefined);
  });

  it("counts lines of code", () => {
    assert.equal(parsePython("# a\n\n  # b\nx = 1 # c\r\n\t\ny = 2").codeLines, 2);
    assert.equal(readPython("# nothing\n").codeLines, 0);
    assert.equal(readPython("x = 1\n").codeLines, 1);
  });

  describe("half-typed code", () => {
    it("gives what can be seen", () => {
      const code = "from openai import OpenAI\nclient = OpenAI()\nreply = client.chat.completions.create(model='gpt-4o', messages=[\n";
      const create = call(parsePython(code), "openai.OpenAI().chat.completions.create");
      assert.deepEqual(plain(create.arguments[0]?.value), "gpt-4o");
      assert.deepEqual(names("import a\nx = a.\ny = a.b()\n"), ["a.b"]);
      assert.deepEqual(names("def f(\nimport a\n\ndef g():\n    h()\n").includes("h"), true);
      assert.equal(parsePython("x = 'never closed\ny = 2\n").assignments.length, 2);
    });

    it("parses any text", () => {
      fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 150 }), (text) => parsePython(text).notes.length === 0));
    });

    it("survives nesting of any depth", () => {
      const shapes = [
        `x = ${"(".repeat(20_000)}`,
        `x = ${"[".repeat(5_000)}${"]".repeat(5_000)}`,
        `a${".b()".repeat(5_000)}`,
        `x = ${"1 + ".repeat(5_000)}1`,
        `x = ${"f(".repeat(3_000)}`,
      ];
      const blocks = Array.from({ length: 1_000 }, (_, depth) => `${" ".repeat(depth)}if x:\n`).join("");
      for (const code of [...shapes, blocks, `x = ${"lambda: ".repeat(3_000)}1`, `x = ${"not ".repeat(3_000)}1`]) {
        assert.deepEqual(
          parsePython(`import first\n${code}`).imports.map(({ module }) => module),
          ["first"],
        );
      }
    });

    it("says so when a long text is not Python at all", () => {
      const facts = parsePython(`import a\n${"The quick brown fox, it's said, jumps over (the lazy dog).\n".repeat(1_000)}`);
      assert.equal(facts.depth, "imports");
      assert.deepEqual(
        facts.notes.map(({ message }) => message),
        ["This file does not read as Python."],
      );
      assert.equal(parsePython(`${training}\n`.repeat(100)).depth, "full");
    });
  });

  describe("depth", () => {
    it("reads only the imports of a file that can interest no rule", () => {
      const code =
        '"""Helpers."""\nimport re\nfrom typing import Any\nfrom .names import Name\n\ndef slug(text: str) -> str:\n    return re.sub(r"\\W+", "-", text)\n';
      const facts = readPython(code);
      assert.equal(facts.depth, "imports");
      assert.deepEqual(facts.imports, parsePython(code).imports);
      assert.deepEqual(signValues(facts, "import"), ["re", "typing", "typing.Any"]);
      assert.equal(facts.codeLines, 6);
      assert.deepEqual(facts.calls, []);
    });

    it("parses what may interest one", () => {
      for (const code of [
        "import torch\n",
        "def f():\n    from langchain.chains import LLMChain\n",
        "import urllib.request\n",
        "import pickle\n",
        "from krippendorff import alpha\n",
        "from sdv.single_table import CTGANSynthesizer\n",
        "from ibm_ai_openscale import APIClient\n",
        "if __name__ == '__main__':\n    pass\n",
        "def test_a():\n    pass\n",
        "eval(x)\n",
        "import os\nos.system('ls')\n",
        "import os\nos.environ['KEY']\n",
        "import random\nrandom.seed(1)\n",
        "DB = 'postgresql://db/prod'\n",
        "model.fit(X)\n",
        "@router.get('/health')\ndef health(): ...\n",
        "MODEL = 'gpt-4o'\n",
        "SYSTEM = 'You are helpful.'\n",
        "import re\ndef redact(text): return re.sub('@', '', text)\n",
        "def check_output(answer, support): return answer in support\n",
        "def recall_at_k(found, wanted): return wanted in found[:5]\n",
        ...samples,
      ]) {
        assert.equal(readPython(code).depth, "full", code);
      }
    });

    it("does not parse for everyday tools, which are known by their imports", () => {
      const everyday = "import matplotlib.pyplot as plt\nimport networkx as nx\nfrom rich import print\nfrom tqdm import tqdm\nplt.plot([1])\n";
      const facts = readPython(everyday);
      assert.equal(facts.depth, "imports");
      assert.deepEqual(signValues(facts, "import"), ["matplotlib.pyplot", "networkx", "rich", "rich.print", "tqdm", "tqdm.tqdm"]);
      assert.equal(readPython(`import mlflow\n${everyday}`).depth, "full");
    });

    it("does not parse for web pages in comments, methods called eval, or local modules", () => {
      for (const code of [
        "# http://www.apache.org/licenses/LICENSE-2.0\nx = 1\n",
        "model.eval()\n",
        "from .torch import load\n",
        "import mymodule\n",
      ]) {
        assert.equal(readPython(code).depth, "imports", code);
      }
    });
  });

  describe("the quick look at imports", () => {
    const agree = (code: string) => assert.deepEqual(scanImports(code), parsePython(code).imports, code);

    it("agrees with the parser on real code", () => {
      for (const sample of samples) {
        agree(sample);
        agree(sample.replaceAll("\n", "\r\n"));
      }
    });

    it("is not misled by strings, comments and other uses of the words", () => {
      for (const code of [
        '"""\nimport a\n"""\nimport b\n',
        "'''it's\nfrom a import b\n'''\nimport c\n",
        "x = 'import a' # import b\nimport c # import d\n",
        'x = """a\\"""\nimport b\n"""\nimport c\n',
        "x = r'\\'\nimport a\n",
        "x = '\\\nimport a'\nimport b\n",
        "raise A from b\nimport c\n",
        "def f():\n  yield from a\n  yield (\n    b\n  )\nimport d\n",
        "importer = 1\nfrom_x = 2\nx.important()\nimport a\n",
        "import a;import b; from c import d\n",
        "import a.b . c as d , e\n",
        "from . import (a,\n  # import z\n  b as c,\n)\nimport d\n",
        "from .a. b import c\nfrom ... import d\nfrom ....e import f\n",
        "from a import b, \\\n  c\nimport \\\n d\n",
        "x = {'a': 1}\nif x: import a\nelse: import b\n",
        "x = f'{a['b']}'\nimport c\n",
        '# \'unclosed\nimport a\n# """\nimport b\n',
      ]) {
        agree(code);
        assert(scanImports(code).length > 0, code);
      }
    });

    it("agrees with the parser on generated modules", () => {
      const name = fc.constantFrom("a", "b_1", "torch", "été", "from_", "imports");
      const dotted = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("."));
      const alias = fc.option(name, { nil: undefined });
      const plainImport = fc
        .array(fc.tuple(dotted, alias), { minLength: 1, maxLength: 3 })
        .map((all) => `import ${all.map(([module, as]) => (as ? `${module} as ${as}` : module)).join(", ")}`);
      const members = fc
        .array(fc.tuple(name, alias), { minLength: 1, maxLength: 3 })
        .map((all) => all.map(([member, as]) => (as ? `${member} as ${as}` : member)));
      const fromImport = fc
        .tuple(
          fc.integer({ min: 0, max: 4 }),
          fc.option(dotted, { nil: undefined }),
          members,
          fc.constantFrom("", "(", "(\n", "( # c\n    "),
        )
        .map(
          ([level, module, names, open]) =>
            `from ${".".repeat(module ? level : level + 1)}${module ?? ""} import ${open}${names.join(open.includes("\n") ? ",\n  " : ", ")}${open ? ",)" : ""}`,
        );
      const noise = fc.constantFrom(
        "x = 1",
        "'''\nimport z\n'''",
        "# import y",
        's = "it\'s import"',
        "f(a,\n  b)",
        "d = {'k': [1,\n 2]}",
        'y = """a\n"""',
        "z = 'a\\'b'",
      );
      const statement = fc.oneof(plainImport, fromImport, noise);
      const block = fc
        .tuple(fc.constantFrom("", "if x:\n    ", "def f():\n    ", "try: "), statement)
        .map(([head, body]) => head + body + (head === "try: " ? "\nexcept: pass" : ""));
      fc.assert(fc.property(fc.array(block, { maxLength: 8 }), (blocks) => agree(`${blocks.join("\n")}\n`)));
    });
  });

  describe("statements that are one call", () => {
    it("have the blanks before them, where they begin a line", () => {
      const indents = (code: string) => parsePython(code).calls.map(({ name, indent }) => [name, indent]);
      assert.deepEqual(indents("if x:\n    model.load(read())\n\tf()\ng(); h()\n"), [
        ["model.load", "    "],
        ["read", undefined],
        ["f", "\t"],
        ["g", ""],
        ["h", undefined],
      ]);
      assert.deepEqual(indents("y = f()\nf().g\nf() + 1\n")[0], ["f", undefined]);
    });
  });

  describe("comparisons with NaN", () => {
    const found = (code: string) =>
      parsePython(`import numpy as np\nimport math\n${code}`).nanComparisons.map(({ operator, value, scope }) => [
        operator,
        value.kind === "name" ? value.value : value.kind,
        scope,
      ]);

    it("are found on either side, by any name", () => {
      assert.deepEqual(found('def f(x):\n    return np.nan == x or x.y != float("nan")\nz = df["a"] == math.nan\n'), [
        ["==", "x", "f"],
        ["!=", "x.y", "f"],
        ["==", "other", ""],
      ]);
    });

    it("are not those by identity, of order, of text, or of NaN with itself", () => {
      assert.deepEqual(found('a is np.nan\na < np.nan\na == "nan"\nnp.nan == np.nan\nnp.nan != 5\na == float("inf")\n'), []);
    });
  });

  it("notes what is asked to be one of others", () => {
    const code = "if name not in allowed:\n    raise ValueError\nok = command.split()[0] in ALLOWED and 'a' in b and a < b\nfor x in xs: pass\n";
    assert.deepEqual(
      parsePython(code).memberships.map(({ names }) => names),
      [["name"], ["command.split"]],
    );
  });

  describe("comparisons", () => {
    const checks = (code: string) =>
      parsePython(code).checks.map(({ form, left, operator, right, does }) => [form, `${left} ${operator} ${right}`, ...does]);

    it("are noted where an assertion or a branch decides by them", () => {
      assert.deepEqual(checks("assert auc > 0.8, 'low'\nif metrics['f1'] < floor:\n    raise ValueError\nelse:\n    register(model)\n"), [
        ["assert", "auc > 0.8"],
        ["if", "metrics['f1'] < floor", "raise", "register"],
      ]);
      assert.deepEqual(checks("if (\n    scores['f1'] < floor\n    or scores['auc'] < floor\n):\n    raise ValueError\n"), [
        ["if", "scores['f1'] < floor", "raise"],
      ]);
      assert.deepEqual(checks("assert 0 <= score <= 1\n"), []);
    });

    it("of all items are those of what holds the items", () => {
      assert.deepEqual(checks("assert all(x > floor for x in scores if x == x), 'low'\n"), [["assert", "scores > floor"]]);
      assert.deepEqual(checks("assert any(row.auc > 0.8 for row in rows)\n"), [["assert", "row.auc > 0.8"]]);
    });
  });

  describe("flow", () => {
    it("has what functions give back, and where", () => {
      const { returns } = parsePython("def ask(x):\n    if not x:\n        return\n    yield x\n    return text(x)\n");
      assert.deepEqual(
        returns.map(({ value, scope }) => [plain(value), scope]),
        [
          [{ name: "x" }, "ask"],
          [{ call: "text" }, "ask"],
        ],
      );
    });

    it("has loops with what they bind and go through", () => {
      const { loops } = parsePython("for a, b in pairs():\n    while True:\n        a = b\n");
      assert.deepEqual(
        loops.map(({ form, targets, value }) => [form, targets, plain(value)]),
        [
          ["for", ["a", "b"], { call: "pairs" }],
          ["while", [], true],
        ],
      );
    });

    it("knows what is taken out of a name by literal keys, and not by ranges and names", () => {
      const items = ['c["a"]["b"]', "c.d[0]", "c[1:2]", "c[0, 1]", "c[k]", "f()[0]"].map((code) => {
        const [one] = parsePython(`x = ${code}\n`).assignments;
        return one?.value.kind === "other" ? one.value.item : undefined;
      });
      assert.deepEqual(items, [{ of: "c", keys: ["a", "b"] }, { of: "c.d", keys: [0] }, undefined, undefined, undefined, undefined]);
    });

    it("knows what stands between other brackets", () => {
      const parts = ["c[1 : 2]", 'c.loc[:, "a b"]', "c[k]", 'c[["a", "b"]]', "c.iloc[:, 0:4].values", "f()[1:]", 'c["a"]'].map((code) => {
        const [one] = parsePython(`x = ${code}\n`).assignments;
        return one?.value.kind === "other" ? one.value.part : undefined;
      });
      assert.deepEqual(parts, [
        { of: "c", index: "1:2" },
        { of: "c.loc", index: ':,"a b"' },
        { of: "c", index: "k" },
        { of: "c", index: '["a","b"]' },
        { of: "c.iloc", index: ":,0:4" },
        undefined,
        undefined,
      ]);
    });

    it("has what is put into a part of something, and what is deleted out of it", () => {
      const { stores, updates } = parsePython(
        'c["a"] = 1\nc.loc[k, "b"] = x = 2\nc["d"]["e"], y = f()\ndel c["a"], z\nc[k][j] = 1\nc[0].y = 1\n',
      );
      assert.deepEqual(
        stores.map(({ of, index, value }) => [of, index, value?.kind]),
        [
          ["c", '"a"', "number"],
          ["c.loc", 'k,"b"', "number"],
          ["c", '"d"]["e"', "call"],
          ["c", '"a"', undefined],
          ["c", undefined, "number"],
          ["c", undefined, "number"],
        ],
      );
      assert.deepEqual(updates, []);
    });

    it("knows the values of which one is taken", () => {
      const choices = ["a or 2", "3 if b else c", "not a"].map((code) => {
        const [one] = parsePython(`x = ${code}\n`).assignments;
        return one?.value.kind === "other" ? one.value.choices?.map(plain) : undefined;
      });
      assert.deepEqual(choices, [[{ name: "a" }, 2], [3, { name: "c" }], undefined]);
    });

    it("knows what a callee is a member of, where its name does not say so", () => {
      const [call] = parsePython("reply.choices[0].text.strip()\n").calls;
      assert.deepEqual([call?.name, call?.receiver?.kind], [".strip", "other"]);
      assert.equal(parsePython("reply.text.strip()\n").calls[0]?.receiver, undefined);
      const [, fit] = parsePython("from sklearn.preprocessing import StandardScaler\nscaler = StandardScaler()\nscaler.fit(x)\n").calls;
      assert.deepEqual([fit?.name, plain(fit?.receiver)], ["sklearn.preprocessing.StandardScaler().fit", { name: "scaler" }]);
    });
  });

  itTakesAnything(pythonReader, "src/model.py", [...samples, "import re\nx = 1\n"]);

  it("says why a file was not read", () => {
    const facts = pythonReader.read({ path: "big.py", text: undefined, bytes: 2_000_000 });
    assert.equal(facts?.notes.length, 1);
    assert.deepEqual(facts?.calls, []);
  });
});
