import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeScanning } from "../../src/formats/code-scanning.js";
import { sarif } from "../../src/formats/sarif.js";
import { inputOf, manifest, richWorkspace } from "../formats/input-of.js";
import { run } from "../scaffolds/validators/run.js";
import { pipelineTools, sarifMultitool } from "./pipeline-tools.js";

/** What the schema of OASIS has against a log. */
function schemaErrors(text: string): readonly string[] {
  const require = createRequire(pipelineTools.path("index.js"));
  const Ajv = require("ajv-draft-04");
  const schema = JSON.parse(readFileSync(pipelineTools.path("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
  // A pattern of the schema is none in Unicode mode.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  require("ajv-formats")(ajv);
  const validate = ajv.compile(schema);
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(
    ({ instancePath, message }: { instancePath: string; message: string }) => `${instancePath} ${message}`,
  );
}

/** Turns off the rule that asks the network for every address in a log. */
const offline = `<?xml version="1.0"?>
<Properties>
  <Properties Key="SARIF2006.UrisShouldBeReachable.Options"><Property Key="RuleEnabled" Value="Disabled" /></Properties>
</Properties>
`;

/** What Microsoft's rules, and those of GitHub, call an error or a warning in a log. */
function multitoolFindings(folder: string, text: string): readonly string[] {
  const log = join(folder, "x.sarif");
  const found = join(folder, "found.sarif");
  const rules = join(folder, "rules.xml");
  writeFileSync(log, text);
  writeFileSync(rules, offline);
  const words = [
    "validate",
    log,
    "--rule-kind",
    "Sarif;Ghas",
    "--level",
    "Error;Warning",
    "--config",
    rules,
    "--output",
    found,
    "--log",
    "ForceOverwrite",
  ];
  // Without ICU on the machine it would not start.
  const env = { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" };
  const { text: said } = run(sarifMultitool(), words, { cwd: folder, env });
  assert.match(said, /Analysis completed/);
  const { runs } = JSON.parse(readFileSync(found, "utf8").replace(/^\ufeff/, "")) as {
    runs: { results: { ruleId: string; message: { arguments: string[] } }[] }[];
  };
  return runs.flatMap(({ results }) => results.map(({ ruleId, message }) => `${ruleId} ${message.arguments.join(" ")}`));
}

describe("SARIF, held against real validators", function () {
  this.timeout(300_000);
  let folder: string;
  before(() => pipelineTools.ensure());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "roadworthy-sarif-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const workspaces = {
    rich: richWorkspace,
    "without a manifest": { "train.py": "from sklearn.linear_model import Ridge\nRidge().fit(x, y)\n" },
    "with a broken manifest": { "roadworthy.yaml": "version: 1\nproject: {name: x\n" },
    empty: { "README.md": "" },
  };
  for (const [name, files] of Object.entries(workspaces))
    it(`is valid for a workspace that is ${name}`, async () => {
      const inputs = [await inputOf(files, { prefix: "a b/" }), await inputOf({ "roadworthy.yaml": manifest("other") })];
      for (const text of [sarif(inputs), codeScanning(inputs)]) {
        assert.deepEqual(schemaErrors(text), []);
        assert.deepEqual(multitoolFindings(folder, text), []);
      }
    });

  it("would be found invalid, were it broken", async () => {
    const text = sarif([await inputOf(richWorkspace)]);
    assert.match(schemaErrors(text.replace('"level": "note"', '"level": "hint"')).join(), /level/);
    assert.match(schemaErrors(text.replaceAll(/"startLine": \d+/g, '"startLine": 0')).join(), /startLine/);
    assert.match(multitoolFindings(folder, text.replace(/"ruleIndex": \d+/, '"ruleIndex": 9999')).join(), /SARIF1009 .*ruleIndex 9999/);
    assert.match(
      multitoolFindings(folder, text.replaceAll(/"message": \{\s+"text": [^\n]+\n/g, '"message": { "id": "x"\n')).join(),
      /GH1015/,
    );
  });
});
