import assert from "node:assert/strict";
import { bentofileReader } from "../../../src/readers/bentofile.js";
import { langgraphReader } from "../../../src/readers/langgraph.js";
import { nodeVersionReader } from "../../../src/readers/node-version.js";
import { packageJsonReader } from "../../../src/readers/package-json.js";
import { cut, itTakesAnything } from "../reading.js";
import { type Reading, readText } from "./fact-rows.js";

function node({ text, facts }: Reading): string | undefined {
  return facts.node && `${facts.node.specifier}${facts.node.exact ? " exact" : ""} <${cut(text, facts.node.span)}>`;
}

describe("node-version reader", () => {
  it("reads nvm's file", () => {
    const of = (text: string) => node(readText(nodeVersionReader, "web/.nvmrc", text));
    assert.equal(of("22\n"), "22 exact <22>");
    assert.equal(of("v22.11.0\r\n"), "v22.11.0 exact <v22.11.0>");
    assert.equal(of("lts/jod\n"), "lts/jod exact <lts/jod>");
    assert.equal(of("lts/*\n"), "lts/* <lts/*>");
    for (const text of ["node\n", "", "# none\n"]) assert.equal(of(text), undefined);
  });

  it("reads what package.json asks for", () => {
    const of = (text: string) => node(readText(packageJsonReader, "package.json", text));
    assert.equal(of('{ "engines": { "node": ">=20" } }'), ">=20 <>=20>");
    assert.equal(of('{ "engines": { "node": "22.x" } }'), "22.x exact <22.x>");
    assert.equal(of('{ "volta": { "node": "22.11.0" }, "engines": { "node": ">=20" } }'), "22.11.0 exact <22.11.0>");
    assert.equal(of('{ "engines": { "node": "*" } }'), undefined);
  });

  it("reads what langgraph.json asks for", () => {
    const of = (text: string) => node(readText(langgraphReader, "langgraph.json", text));
    assert.equal(of('{ "node_version": "20", "graphs": {} }'), "20 exact <20>");
    const { facts } = readText(langgraphReader, "langgraph.json", '{ "python_version": "3.11", "dependencies": ["."] }');
    assert.deepEqual([facts.python?.specifier, facts.python?.exact, facts.dependencies], ["3.11", true, []]);
  });

  it("reads what bentofile.yaml builds on", () => {
    const text = 'service: "service:Parcels"\npython:\n  packages: [bentoml==1.4.8]\ndocker:\n  python_version: "3.12"\n';
    const { facts } = readText(bentofileReader, "bentofile.yaml", text);
    assert.deepEqual([facts.python?.specifier, facts.dependencies.map(({ name }) => name)], ["3.12", ["bentoml"]]);
  });

  itTakesAnything(nodeVersionReader, ".nvmrc", ["v22.11.0\n"]);
});
