import assert from "node:assert/strict";
import fc from "fast-check";
import type { CodeValue } from "../../src/facts/code-value.js";
import type { ScriptFacts } from "../../src/facts/script-facts.js";
import { parseScript, readScript } from "../../src/readers/script/parse-script.js";
import { scanImports } from "../../src/readers/script/scan-imports.js";
import { scriptReader } from "../../src/readers/script.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";
import { chain, chatRoute, component, samples, server, service } from "./script-samples.js";

const read = reading(scriptReader, "src/chat.tsx");

function parse(code: string): ScriptFacts {
  return parseScript(code, "ts jsx");
}

function names(code: string): string[] {
  return parse(code).calls.map(({ name }) => name);
}

function lastName(code: string): string | undefined {
  return names(code).at(-1);
}

function used(code: string): string[] {
  return signValues(parse(code), "call");
}

/** A value as plain data, without spans. */
function plain(value: CodeValue | undefined): unknown {
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
      return new Map([
        ...value.entries.map((entry) => [plain(entry.key), plain(entry.value)] as const),
        ...(value.unpacked ? [["...", true] as const] : []),
      ]);
    case "format":
      return { format: value.parts.map(plain) };
    case "other":
      return { reads: value.names };
    default:
      return value.value;
  }
}

function valueRead(expression: string): unknown {
  return plain(parse(`import { a } from "m";\nconst x = ${expression};\n`).assignments[0]?.value);
}

function call(facts: ScriptFacts, name: string) {
  const found = facts.calls.find((candidate) => candidate.name === name);
  assert(found, `no call of ${name} among ${facts.calls.map((candidate) => candidate.name).join(", ")}`);
  return found;
}

function option(facts: ScriptFacts, name: string, key: string): unknown {
  const value = call(facts, name).arguments.at(-1)?.value;
  return value?.kind === "dict" ? plain(value.entries.find((entry) => plain(entry.key) === key)?.value) : undefined;
}

function imported(code: string): string[] {
  return parse(code).imports.map(({ module, name, as, typeOnly }) => `${typeOnly ? "type " : ""}${module}:${name ?? ""} as ${as}`);
}

describe("script reader", () => {
  describe("imports", () => {
    it("reads every form with its module, export and name", () => {
      const code = `import def from "a";
import * as ns from 'b';
import def2, { c, d as e, default as f, "g h" as g } from "c";
import "side/effect";
import type T from "t"; import type { U } from "u"; import { type V, W, type X as Y, type as Z } from "v";
import type from "w";
import legacy = require("x");
import json from "./data.json" with { type: "json" };
import {
  // a comment
  multi, /* another */
  line,
} from
  "y";
export { h, i as j, default } from "z";
export * from "star"; export * as all from "stars";
export type { K } from "k";`;
      assert.deepEqual(imported(code), [
        "a:default as def",
        "b:* as ns",
        "c:default as def2",
        "c:c as c",
        "c:d as e",
        "c:default as f",
        "c:g h as g",
        "side/effect: as ",
        "type t:default as T",
        "type u:U as U",
        "type v:V as V",
        "v:W as W",
        "type v:X as Y",
        "v:type as Z",
        "w:default as type",
        "x:default as legacy",
        "./data.json:default as json",
        "y:multi as multi",
        "y:line as line",
        "z:h as h",
        "z:i as j",
        "z:default as default",
        "star:* as *",
        "stars:* as all",
        "type k:K as K",
      ]);
    });

    it("reads require and dynamic import with the names they are bound to", () => {
      const code = `const a = require("a"), { b, c: d, e = 1 } = require('b');
var f = require("f").member;
const { g } = await import("g");
const h = (await import(/* webpackChunkName: "h" */ "h")).default;
require("i")(app);
module.exports = { j: require("j"), ...require(\`k\`) };
const Lazy = dynamic(() => import("./lazy"), { ssr: false });
import("l").then((l) => l.go());
const not = [require(variable), require.resolve("m"), loader.require("n"), import.meta.url];
let type: typeof import("o"), other: import("p").Q = value as import("q").R;`;
      assert.deepEqual(imported(code), [
        "a:default as a",
        "b:b as b",
        "b:c as d",
        "b:e as e",
        "f:member as f",
        "g:g as g",
        "h: as ",
        "i: as ",
        "j: as ",
        "k: as ",
        "./lazy: as ",
        "l: as ",
      ]);
    });

    it("points at the module", () => {
      const code = `import a from "@scope/a/b";\nconst c = require('c');\nexport * from "./d";`;
      assert.deepEqual(
        parse(code).imports.map(({ span }) => cut(code, span)),
        ["@scope/a/b", "c", "./d"],
      );
    });

    it("gives one sign per module of a package, and none for types, Node, the project and its aliases", () => {
      const code = `import a from "a"; import { b } from "a"; import { c } from "@s/c/deep"; import type { T } from "t"; import { type U } from "u";
import fs from "fs"; import { d } from "node:path"; import { e } from "fs/promises"; import f from "./f"; import g from "../g"; import h from "/h";
import i from "@/i"; import j from "~/j"; import k from "#k"; import l from "$lib/l"; import m from "https://esm.sh/m"; import n from "astro:content";
import o from "npm:openai@4.20.1/shims"; import { p } from "npm:@s/p@^1"; import q from "string-width"; export * from "r"; const s = require("s");`;
      assert.deepEqual(signValues(parse(code), "import"), ["a", "@s/c/deep", "openai/shims", "@s/p", "string-width", "r", "s"]);
      assert(parse(code).signs.every(({ kind, ecosystem }) => kind !== "import" || ecosystem === "npm"));
    });
  });

  describe("names of calls", () => {
    const create = "openai.OpenAI().chat.completions.create";

    it("names default, named, namespace and required exports alike", () => {
      for (const bound of [
        `import OpenAI from "openai"; const c = new OpenAI();`,
        `import { OpenAI } from "openai"; const c = new OpenAI();`,
        `import { OpenAI as Client } from "openai"; const c = new Client();`,
        `import { default as OpenAI } from "openai"; const c = new OpenAI();`,
        `import * as ai from "openai"; const c = new ai.OpenAI();`,
        `import openai from "openai"; const c = new openai.OpenAI();`,
        `const OpenAI = require("openai"); const c = new OpenAI();`,
        `const OpenAI = require("openai").default; const c = new OpenAI();`,
        `const { OpenAI } = require("openai"); const c = new OpenAI();`,
        `const { OpenAI: Client } = require("openai"); const c = new Client();`,
        `const openai = require("openai"); const c = new openai.OpenAI();`,
        `const { OpenAI } = await import("openai"); const c = new OpenAI();`,
        `const { default: OpenAI } = await import("openai"); const c = new OpenAI();`,
        `const ai = await import("openai"); const c = new ai.OpenAI();`,
        `import OpenAI = require("openai"); const c = new OpenAI();`,
        `import OpenAI from "npm:openai@4"; const c = new OpenAI();`,
      ]) {
        assert.equal(lastName(`${bound}\nc.chat.completions.create({});`), create, bound);
      }
    });

    it("takes a default export with a small letter for the module", () => {
      assert.deepEqual(names(`import express from "express"; const app = express(); app.get("/");`), ["express", "express().get"]);
      assert.equal(lastName(`import client from "prom-client"; new client.Counter({});`), "prom-client.Counter");
      assert.equal(lastName(`import fs from "node:fs"; fs.readFileSync("x");`), "fs.readFileSync");
      assert.equal(lastName(`import * as Sentry from "@sentry/node"; Sentry.init({});`), "@sentry/node.init");
    });

    it("follows variables that hold what a call gave", () => {
      const start = `import OpenAI from "openai";\n`;
      for (const code of [
        `const c: Foo = new OpenAI(); c.chat.completions.create();`,
        `const chat = new OpenAI().chat; chat.completions.create();`,
        `const { chat } = new OpenAI(); chat.completions.create();`,
        `const { chat: { completions: k } } = new OpenAI(); k.create();`,
        `const c = given ?? new OpenAI(); c.chat.completions.create();`,
        `const c = real ? new OpenAI() : new Fake(); c.chat.completions.create();`,
        `const c = (new OpenAI() as unknown as Foo); c!.chat?.completions?.create?.();`,
        `const c = new OpenAI() satisfies Foo; c["chat"].completions.create();`,
        `let c; c = new OpenAI(); c.chat.completions.create();`,
        `let c: OpenAI | null = null; function get() { c ??= new OpenAI(); return c; } c.chat.completions.create();`,
        `function f(c: OpenAI) { c.chat.completions.create(); }`,
        `const f = async ({ a }, c: OpenAI | undefined = undefined) => c.chat.completions.create();`,
        `const f = (c = new OpenAI()) => c.chat.completions.create();`,
        `class A { c = new OpenAI(); f() { this.c.chat.completions.create(); } }`,
        `class A { #c: OpenAI; f() { this.#c.chat.completions.create(); } }`,
        `class A { constructor(private readonly c: OpenAI) {} f = () => this.c.chat.completions.create(); }`,
        `var c = new OpenAI(); if (x) { var c = new OpenAI(); } c.chat.completions.create<Foo>();`,
      ]) {
        assert.equal(lastName(start + code), create, code);
      }
      for (const code of [
        `function f() { c.chat.completions.create(); }\nconst c = new OpenAI();`,
        `class A { f() { this.c.chat.completions.create(); } constructor() { this.c = new OpenAI(); } close() { this.c = null; } }`,
      ]) {
        assert.equal(names(start + code)[0], create, code);
      }
      assert.equal(lastName(`import { generateText } from "ai"; const { text } = await generateText({}); text.trim();`), "ai.generateText().text.trim");
      assert.equal(lastName(`const model = build(); model.fit();`), "build().fit");
    });

    it("does not follow names that something hides", () => {
      for (const hiding of [
        `function f(client) { client.go(); }`,
        `const f = ({ client }) => client.go();`,
        `for (const client of clients) client.go();`,
        `function client() {} client.go();`,
        `class client {} client.go();`,
        `try {} catch (client) { client.go(); }`,
        `if (x) { const client = 3; client.go(); }`,
        `const [client] = useState(); client.go();`,
      ]) {
        assert.equal(lastName(`import * as client from "m";\n${hiding}`), "client.go", hiding);
      }
      assert.equal(lastName(`import * as client from "m";\nif (x) { const client = 3; }\nclient.go();`), "m.go");
    });

    it("keeps the paths of the project's own modules, and gives no sign for them or for Node", () => {
      const code = `import { ask } from "./llm"; import db from "@/lib/db"; import { exec } from "child_process"; ask(); db.query(); exec("ls");`;
      assert.deepEqual(names(code), ["./llm.ask", "@/lib/db.query", "child_process.exec"]);
      assert.deepEqual(used(code), []);
    });

    it("writes a nameless callee from its last member", () => {
      assert.deepEqual(names("models[0].fit(x); 'a'.concat(b); f()(); x[0]();"), [".fit", ".concat", "f", "f()", ""]);
    });

    it("stays short when a variable is assigned from itself again and again", () => {
      const facts = parse(`import { z } from "zod";\nlet s = z.string();\n${"s = s.min(1);\n".repeat(1000)}`);
      assert.equal(facts.calls[2]?.name, "zod.z.string().min().min");
      assert(facts.calls.every(({ name }) => name.length < 250));
    });
  });

  describe("use of packages", () => {
    it("gives one sign per name, where it is first", () => {
      const code = `import { go } from "m";\nfunction f() { return go(); }\ngo();`;
      const [sign, ...others] = parse(code).signs.filter(({ kind }) => kind === "call");
      assert.deepEqual([sign?.value, sign?.ecosystem, sign?.span.start, others.length], ["m.go", "npm", code.indexOf("go();"), 0]);
      assert.equal(cut(code, sign?.span), "go");
    });

    it("counts elements, decorators, base classes, tags, and functions that are passed on", () => {
      const code = `import { A, b, C, d, E, f, g, H, i } from "m"; import * as ns from "n";
<A/>; app.use(b); @C class K extends E {} d\`x\`; ({ f }); [g]; <div render={H}/>; <ns.Part {...i}/>; call({ deep: [ns.member] });`;
      assert.deepEqual(used(code).sort(), ["m.A", "m.C", "m.E", "m.H", "m.b", "m.d", "m.f", "m.g", "m.i", "n.Part", "n.member"]);
    });

    it("counts neither what is only imported, exported or compared, nor what only a type says", () => {
      const code = `import { A, B, C } from "m"; import type { D } from "n"; import { E } from "o"; import { F } from "p";
export { A }; export { x } from "q"; if (y instanceof B) {} const c: C = value;
function f(d: D, e: E, { g }: F) { d.go(); e.parts.filter(h); g(); }`;
      assert.deepEqual(used(code), []);
    });
  });

  describe("calls", () => {
    it("have callee and whole call, arguments and scope", () => {
      const facts = parse(chatRoute);
      const stream = call(facts, "ai.streamText");
      assert.equal(cut(chatRoute, stream.span), "streamText");
      assert(cut(chatRoute, stream.whole)?.endsWith("onError: (error) => console.error(error),\n  })"));
      assert.equal(stream.scope, "POST");
      assert.equal(stream.constructs, false);
      assert.deepEqual(option(facts, "ai.streamText", "model"), { call: "@ai-sdk/openai.openai" });
      assert.equal(option(facts, "ai.streamText", "maxOutputTokens"), 1000);
      assert.equal(option(facts, "ai.streamText", "temperature"), 0.2);
      assert.deepEqual(option(facts, "ai.streamText", "abortSignal"), { call: "AbortSignal.timeout" });
      assert.deepEqual(option(facts, "ai.streamText", "system"), {
        format: [
          { name: "@/lib/ai/prompts.systemPrompt" },
          "\nThe user is at ",
          { name: "latitude" },
          ", ",
          { name: "longitude" },
          ".",
        ],
      });
      assert.deepEqual(plain(call(facts, "@ai-sdk/openai.openai").arguments[0]?.value), "gpt-4o-2024-08-06");
      assert.equal(call(facts, "fetch").scope, "POST.execute");
      assert.equal(call(facts, "Response").constructs, true);
    });

    it("stand in source order, and values point at them", () => {
      const facts = parse("a(b(), new C());\nx.y(z);");
      assert.deepEqual(
        facts.calls.map(({ name }) => name),
        ["a", "b", "C", "x.y"],
      );
      const [first, second] = facts.calls[0]?.arguments ?? [];
      assert(first?.value.kind === "call" && facts.calls[first.value.call]?.name === "b");
      assert(second?.value.kind === "call" && facts.calls[second.value.call]?.constructs);
    });

    it("tell what is unpacked into them", () => {
      const facts = parse(service);
      const built = call(facts, "openai.OpenAI");
      assert.equal(built.scope, "AnswerService.constructor");
      assert.deepEqual(
        [...(plain(built.arguments[0]?.value) as Map<string, unknown>).keys()],
        ["apiKey", "timeout", "maxRetries", "..."],
      );
      assert.deepEqual(
        parse("f(a, ...b)").calls[0]?.arguments.map(({ unpacked }) => unpacked),
        [undefined, true],
      );
    });

    it("tell whether their failure is caught", () => {
      const code = "try { a(); } catch { b(); } finally { c(); } try { d(); } catch (e) { throw e; } try { e(); } finally { f(); }";
      assert.deepEqual(
        parse(code)
          .calls.filter(({ caught }) => caught)
          .map(({ name }) => name),
        ["a"],
      );
    });

    it("are scoped by functions, classes, and the variables and keys that hold them", () => {
      const code = `function f() { a(); }
const g = async () => { b(); };
class K { m() { c(); } n = () => d(); static { e(); } get p() { return h(); } }
const o = { q() { i(); }, "r s": function () { j(); }, t: () => () => k() };
exports.u = () => l();
app.get("/", () => { m(); });
export default () => { n(); };
o(function named() { p(); });`;
      assert.deepEqual(
        parse(code).calls.map(({ name, scope }) => `${name} ${scope}`),
        [
          "a f",
          "b g",
          "c K.m",
          "d K.n",
          "e K",
          "h K.p",
          "i q",
          "j r s",
          "k t.<anonymous>",
          "l u",
          "app.get ",
          "m <anonymous>",
          "n default",
          "o ",
          "p named",
        ],
      );
    });

    it("are read in LangChain pipelines", () => {
      const facts = parse(chain);
      for (const name of [
        "@langchain/openai.ChatOpenAI",
        "@langchain/pinecone.PineconeStore.fromExistingIndex",
        "@pinecone-database/pinecone.Pinecone().index",
        "@langchain/pinecone.PineconeStore.fromExistingIndex().asRetriever",
        "@langchain/core/prompts.ChatPromptTemplate.fromMessages().pipe().pipe",
        "@langchain/langgraph/prebuilt.createReactAgent",
      ]) {
        assert(signValues(facts, "call").includes(name), name);
      }
      assert.equal(option(facts, "@langchain/openai.ChatOpenAI", "timeout"), 10_000);
    });

    it("are read in CommonJS servers", () => {
      const calls = parse(server).calls.map(({ name }) => name);
      for (const name of [
        "dotenv.config",
        "express",
        "express.json",
        "express-rate-limit.rateLimit",
        "helmet",
        "prom-client.collectDefaultMetrics",
        "prom-client.register.metrics",
        "openai.OpenAI().responses.create",
        "redis.createClient",
        "redis.createClient().connect",
      ]) {
        assert(calls.includes(name), `${name} among ${calls.join(" ")}`);
      }
    });
  });

  describe("values", () => {
    it("are read as far as they are known", () => {
      assert.equal(valueRead(`"it's \\u0041\\x42\\u{43}\\n"`), "it's ABC\n");
      assert.equal(valueRead("`plain\ntext`"), "plain\ntext");
      assert.deepEqual(valueRead("`You are ${a.name}, ${1 + n}.`"), { format: ["You are ", { name: "m.a.name" }, ", ", { reads: ["n"] }, "."] });
      assert.equal(valueRead(`"a" + 'b' + \`c\``), "abc");
      assert.deepEqual(valueRead(`"a" + b`), { format: ["a", { name: "b" }] });
      assert.equal(valueRead("-1_000.5e1"), -10005);
      assert.equal(valueRead("0xff"), 255);
      assert.deepEqual(valueRead("10n"), { reads: [] });
      assert.equal(valueRead("true"), true);
      assert.equal(valueRead("null"), null);
      assert.equal(valueRead("undefined"), null);
      assert.deepEqual(valueRead(`[1, "b", c, ...d]`), [1, "b", { name: "c" }, { name: "d" }]);
      assert.deepEqual(
        valueRead(`{ a, b: 1, "c d": x.y, [e]: 2, 3: "t", f() {}, ...rest }`),
        new Map<unknown, unknown>([
          ["a", { name: "m.a" }],
          ["b", 1],
          ["c d", { name: "x.y" }],
          [{ name: "e" }, 2],
          [3, "t"],
          ["f", { reads: [] }],
          ["...", true],
        ]),
      );
      assert.deepEqual(valueRead("a.b?.c"), { name: "m.a.b.c" });
      assert.deepEqual(valueRead("new Foo(1)"), { call: "Foo" });
      assert.deepEqual(valueRead("dedent`text`"), { call: "dedent" });
      assert.deepEqual(valueRead(`process.env.MODEL ?? "gpt-4o"`), { reads: ["process.env.MODEL"] });
      assert.equal(valueRead(`"gpt-4o" as const`), "gpt-4o");
      assert.deepEqual(valueRead("{ a: 1 } satisfies Record<string, number>"), new Map([["a", 1]]));
    });

    it("of variables, fields, members and enums are assignments", () => {
      const code = `const MODEL = "gpt-4o", { a, b: [c] } = load();
let later!: Foo;
later = 3; this.x = "y"; counter += 1;
enum Model { Small = "gpt-4o-mini" }
class K { static prompt = "You are kind."; }
function f() { const inner = \`t\`; }`;
      assert.deepEqual(
        parse(code).assignments.map(({ targets, value, scope }) => [targets.join(), plain(value), scope]),
        [
          ["MODEL", "gpt-4o", ""],
          ["a,c", { call: "load" }, ""],
          ["later", 3, ""],
          ["this.x", "y", ""],
          ["Model.Small", "gpt-4o-mini", ""],
          ["this.prompt", "You are kind.", "K"],
          ["inner", "t", "f"],
        ],
      );
      const [first] = parse(code).assignments;
      assert.equal(cut(code, first?.span), `MODEL = "gpt-4o"`);
    });

    it("that are texts are kept, without modules, directives, types and attributes", () => {
      const code = `"use server";
import a from "module";
type T = "type";
const x: "type" = { "key": "value" }, y = \`piece \${f("inner")} piece\`;
const el = <p className="class" title={"kept"}>Text "in" JSX</p>;`;
      assert.deepEqual(
        parse(code).strings.map(({ value }) => value),
        ["value", "inner", "piece ", " piece", "kept"],
      );
    });
  });

  describe("functions", () => {
    it("give parameters, with what they are taken out of and what they are by default", () => {
      const { parameters } = parse('const f = async ({ model = "m", deep: { n } }: O, c = 3, ...rest) => q(rest);\nconst g = (a) => a;');
      assert.deepEqual(
        parameters.map(({ name, index, scope, path, default: value }) => [name, index, scope, path, plain(value)]),
        [
          ["model", 0, "f", ["model"], "m"],
          ["n", 0, "f", ["deep", "n"], undefined],
          ["c", 1, "f", [], 3],
          ["rest", 2, "f", [], undefined],
          ["a", 0, "g", [], undefined],
        ],
      );
    });

    it("give back what stands behind `return` or the arrow", () => {
      const { returns } = parse('function f() { return g() ?? "b"; }\nconst h = (x) => x.text;');
      assert.deepEqual(
        returns.map(({ scope, value }) => [scope, plain(value)]),
        [
          ["f", { reads: ["g"] }],
          ["h", { name: "x.text" }],
        ],
      );
    });
  });

  it("has loops with what they go on for", () => {
    const { loops } = parse(
      'while (true) a();\ndo { b() } while (r.stop_reason === "tool_use");\nfor (;;) c();\nfor (let i = 0; i < n; i++) d();\nfor (const e of es) e();',
    );
    assert.deepEqual(
      loops.map(({ form, value }) => [form, plain(value)]),
      [
        ["while", true],
        ["while", { reads: ["r.stop_reason"] }],
        ["for", undefined],
        ["for", { reads: ["i", "n"] }],
        ["each", undefined],
      ],
    );
  });

  it("tells what is taken for HTML, and what is sent to browsers", () => {
    const { html, client } = parse('// note\n"use client";\nexport const A = ({ a }) => <p dangerouslySetInnerHTML={{ __html: a }} />;');
    assert.deepEqual([html.map(({ scope, value }) => [scope, plain(value)]), client], [[["A", new Map([["__html", { name: "a" }]])]], true]);
    assert.equal(parse('const a = "use client";').client, undefined);
  });

  describe("exported functions", () => {
    function exported(code: string): string[] {
      return parse(code).functions.map(({ name, async }) => `${async ? "async " : ""}${name}`);
    }

    it("are handlers of routes, and constants that calls give", () => {
      assert.deepEqual(exported(chatRoute), ["async POST", "async GET", "async HEAD"]);
      assert.deepEqual(exported(`export const POST = withAuth(async (req) => {}); export const { GET, PUT } = handlers; export const n = 3, s = "x";`), [
        "POST",
        "GET",
        "PUT",
      ]);
      assert.deepEqual(exported("export { late as handler, other }; async function late() {} const other = 3;"), ["async handler"]);
    });

    it("are default exports, named or not", () => {
      assert.deepEqual(exported("export default async function handler(req, res) {}"), ["async default"]);
      assert.deepEqual(exported("export default (req, res) => {};"), ["default"]);
      assert.deepEqual(exported("const handler = async () => {}; export default handler;"), ["async default"]);
      assert.deepEqual(exported("export default { model: 1 }; export class K {} export type F = () => void; function own() {}"), []);
    });

    it("are what CommonJS exports", () => {
      assert.deepEqual(exported(server), ["async handler", "start"]);
      assert.deepEqual(exported("async function a() {} module.exports = { a, b: () => {}, c() {}, d: 3 };"), ["async a", "b", "c"]);
      assert.deepEqual(exported("module.exports = async (req, res) => {};"), ["async default"]);
    });

    it("point at their names", () => {
      const code = "export async function GET() {}\nexport const POST = async () => {};\nexport default function () {}";
      assert.deepEqual(
        parse(code).functions.map(({ span }) => cut(code, span)),
        ["GET", "POST", "default"],
      );
    });
  });

  describe("elements", () => {
    it("are the components used, each once", () => {
      assert.deepEqual(
        read(component).jsx.map(({ value }) => value),
        ["@sentry/nextjs.ErrorBoundary", "next/link.Link", "react.React.memo()", "@/components/ui/button.Button", "@vercel/analytics/react.Analytics"],
      );
    });

    it("with apostrophes and backticks in their texts do not hide what follows", () => {
      const facts = read(component);
      assert(facts.calls.some(({ name }) => name === "@ai-sdk/react.useChat().sendMessage"));
      assert(signValues(facts, "call").includes("@sentry/nextjs.captureException"));
    });
  });

  describe("other signs", () => {
    it("are environment variables, however they are read", () => {
      const code = `import { env } from "$env/dynamic/private"; import { STATIC_KEY } from "$env/static/private"; import { env as nodeEnv } from "node:process";
process.env.A; process.env["B"]; process.env?.C!.trim(); import.meta.env.VITE_D; env.E; nodeEnv.F; Deno.env.get("G");
const { H, I: i, J = 3, ...rest } = process.env; const e = process.env; e.K; process.env[name];`;
      assert.deepEqual(signValues(parse(code), "env").sort(), ["A", "B", "C", "E", "F", "G", "H", "I", "J", "K", "STATIC_KEY", "VITE_D"]);
    });

    it("are addresses, without what may be secret", () => {
      const facts = parse("const a = 'redis://user:secret@cache:6379/0', b = `https://api.groq.com/openai/v1?key=${k}`;");
      assert.deepEqual(signValues(facts, "uri"), ["redis://cache:6379/0", "https://api.groq.com/openai/v1"]);
    });
  });

  describe("syntax", () => {
    it("that the grammar does not know is read past", () => {
      const code = `declare module "next-auth" { interface Session { id: string } }
let models!: Model[];
const isText = (part: Part): part is TextPart => part.type === check(part);
function assertIt(x: unknown): asserts x is string { a(); }
try { b(); } catch (error: any) { c(error); }
export { type Api, type Other as Another, thing };
import legacy = require("legacy");
legacy.go();
const actual = await vi.importActual<typeof import("./db")>("./db");`;
      assert.deepEqual(names(code), ["check", "a", "b", "c", "legacy.go", "vi.importActual"]);
    });

    it("of casts, generics, comparisons and expressions is told apart", () => {
      assert.deepEqual(
        parseScript("const a = <Foo>b(c); const d = <T,>(x: T) => e<T>(x); if (f < g && h > i(j)) k();", "ts").calls.map(({ name }) => name),
        ["b", "e", "i", "k"],
      );
      assert.deepEqual(names("const r = /[`'\"/]\\//g; a(); const q = b / c / d(); /x/.test(e());"), ["a", "d", ".test", "e"]);
      assert.deepEqual(names("label: for (;;) { a?.(b) ?? c; break label; } do d(); while (e()); switch (f()) { case g(): h(); default: i(); }"), [
        "a",
        "d",
        "e",
        "f",
        "g",
        "h",
        "i",
      ]);
    });

    it("that is half typed still shows the rest", () => {
      const code = `import OpenAI from "openai";\nimport { strea\nconst client = new OpenAI();\nexport async function POST(req) {\n  const r = await client.chat.completions.create({ model: "gpt-4o", messages: [\n  return\n}\nclient.models.`;
      const facts = parse(code);
      assert(facts.calls.some(({ name }) => name === "openai.OpenAI().chat.completions.create"));
      assert(signValues(facts, "import").includes("openai"));
    });
  });

  describe("what is read whole", () => {
    const depth = (code: string) => readScript(code, "ts jsx").depth;

    it("is what imports a known package, or has words that matter", () => {
      for (const code of [
        `import { streamText } from "ai";`,
        `import { ChatOpenAI } from "@langchain/openai";`,
        `const pg = require("pg");`,
        `const key = process.env.KEY;`,
        `const r = await fetch(url);`,
        `export const PROMPT = "Be kind.";`,
        `export function GET() { return Response.json({ ok: true }); }`,
        `app.get("/health", handler);`,
        `const m = pick("claude-sonnet-4");`,
      ]) {
        assert.equal(depth(code), "full", code);
      }
      for (const code of [
        `import { clsx } from "clsx";\nexport const cn = (...x) => clsx(x);`,
        `import type { UIMessage } from "ai";\nexport const last = (list: UIMessage[]) => list.at(-1);`,
        `import { useState } from "react";\nimport axios from "axios";\nexport const useText = () => useState(axios.name);`,
        `import { Icon } from "./icon";\nexport const Star = () => <Icon d="M1 2" />;`,
      ]) {
        assert.equal(depth(code), "imports", code);
      }
    });

    it("gives imports, their signs and lines of code in either depth", () => {
      const facts = readScript(`// comment\nimport { clsx } from "clsx";\n\n/* more\n   comment */\nexport const cn = clsx; // code\n`, "ts");
      assert.deepEqual([facts.depth, facts.codeLines, signValues(facts, "import")], ["imports", 2, ["clsx"]]);
    });

    it("finds by scanning the imports that parsing finds", () => {
      for (const code of samples) assert.deepEqual(scanImports(code), parse(code).imports);
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
          const code = parts.join("\n");
          assert.deepEqual(scanImports(code), parse(code).imports, code);
        }),
      );
    });
  });

  describe("files", () => {
    it("are known by their extension, and read in their dialect", () => {
      const cast = "const a = <Foo>b(process.env.X);";
      assert.deepEqual(
        read(cast, "a.mts").calls.map(({ name }) => name),
        ["b"],
      );
      assert.equal(read("export const a = () => <Chat model={b()} />;", "a.js").jsx[0]?.value, "Chat");
    });

    it("that a tool wrote are passed over", () => {
      const passed = (path: string, text: string) => scriptReader.read({ path, text, bytes: text.length }) === undefined;
      const code = `const x = require("openai");\n`;
      for (const path of ["types/env.d.ts", "a.d.mts", "static/jquery.min.js", "app.bundle.js", "src/routeTree.gen.ts", "api_pb.js", "chat.pb.ts"]) {
        assert(passed(path, code), path);
      }
      assert(passed("a.ts", `/* eslint-disable */\n// @generated by protobuf-ts\n${code}`));
      assert(passed("a.ts", `/**\n * This file was automatically generated by Payload.\n * DO NOT MODIFY IT BY HAND.\n */\n${code}`));
      assert(passed("a.js", `// Code generated by openapi. DO NOT EDIT.\n${code}`));
      assert(passed("i18n/de.ts", `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1">`));
      assert(passed("chunk.js", `(self.webpackChunk=self.webpackChunk||[]).push([[1],{${"12:function(e,t,n){t.exports=n(3)},".repeat(100)}}]);`));
      assert(!passed("a.ts", code));
      assert(!passed("a.ts", `${code}// The prompt is generated by a model; do not edit it here.\n`));
      assert(!passed("prompts.ts", `export const PROMPT = "${"You are a careful assistant. ".repeat(200)}";\n`));
    });

    it("too large to be read give a note", () => {
      const facts = scriptReader.read({ path: "a.ts", text: undefined, bytes: 600_000 });
      assert.deepEqual([facts?.codeLines, facts?.notes.length], [0, 1]);
    });
  });

  describe("hostile input", () => {
    it("is read within mocha's timeout, whatever nests or never ends", () => {
      for (const piece of ["(", "[", "{", "`${", "f(x=>", "<a>", "/[", "/*", "import {", "await ", "a?b:", "const {a:", "'a'+", '}=require("a")']) {
        for (const dialect of ["ts", "ts jsx"] as const) {
          const text = piece.repeat(60_000 / piece.length);
          readScript(`process.env.X;${text}`, dialect);
        }
      }
    });

    it("nested beyond measure gives its imports and a note", () => {
      const facts = parse(`import a from "a";\n${"[".repeat(20_000)}`);
      assert.deepEqual([signValues(facts, "import"), facts.notes.length <= 1], [["a"], true]);
    });

    it("of another language is not parsed at length", () => {
      const facts = parse("Dear Sir or Madam, I'm writing; (to) {you} about #7.\n".repeat(2_000));
      assert.equal(facts.notes.length, 1);
    });
  });

  itTakesAnything(scriptReader, "src/chat.tsx", samples);
  itTakesAnything(scriptReader, "src/service.ts", [service, server]);
});

/** Well-formed statements for comparing scan and parse. */
const pieces = [
  `import a from "a";`,
  `import { b as c } from 'b'`,
  `import type { T } from "t";`,
  `export * from "d";`,
  `const e = require("e");`,
  `const { f } = await import("f");`,
  `g(() => import("g"));`,
  `// import h from "h";`,
  `/* import i from "i"; require("i") */`,
  `const text = "import j from 'j'";`,
  "const t = `import k from \"k\" ${l ? `require('l')` : '`'}`;",
  `const r = /["'\`]import m from "m"/;`,
  `const n = a / b / c; const o = "x";`,
  `const p = a.import, q = b.require("q");`,
  `function s() { return /'/.test(x) }`,
  `const u = { import: 1, export: 2, from: "from" };`,
  `if (x) { require("v"); }`,
  `export default class {}`,
  `export const w = 1, y = { z: "it's" };`,
];
