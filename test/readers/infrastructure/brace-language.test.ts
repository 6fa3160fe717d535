import assert from "node:assert/strict";
import fc from "fast-check";
import { type BraceDialect, expressionTag, readBraces } from "../../../src/readers/infrastructure/brace-language.js";
import type { YamlNode } from "../../../src/text/yaml-node.js";

const hcl: BraceDialect = { quotes: '"', heredocs: true, hashComments: true };
const bicep: BraceDialect = { quotes: "'", longQuote: "'''" };
const script: BraceDialect = { quotes: "\"'`" };

/** A tree as plain data; expressions in angle brackets, entries of one name as a list of pairs. */
function plain(node: YamlNode): unknown {
  if (node.kind === "list") return node.items().map(plain);
  if (node.kind === "map") return node.entries().map(({ key, value }) => [key.value, plain(value)]);
  return node.tag === expressionTag ? `<${node.text()}>` : (node.text() ?? null);
}

describe("readBraces", () => {
  it("reads attributes, blocks with labels and comments of HCL", () => {
    const text = `
# a comment { with = "braces" }
terraform {
  backend "gcs" { bucket = "state" } // trailing
}
resource "aws_s3_bucket" "data" {
  bucket = "\${var.project}-\${lower("A}B")}" /* inline */
  tags = { Name = "data", "aws:x" : "1" }
  versioning { enabled = true }
  rule { days = 30 }
  rule { days = 90 }
}
`;
    assert.deepEqual(plain(readBraces(text, hcl)), [
      ["terraform", [["backend", [["gcs", [["bucket", "state"]]]]]]],
      [
        "resource",
        [
          [
            "aws_s3_bucket",
            [
              [
                "data",
                [
                  ["bucket", '${var.project}-${lower("A}B")}'],
                  [
                    "tags",
                    [
                      ["Name", "data"],
                      ["aws:x", "1"],
                    ],
                  ],
                  ["versioning", [["enabled", "true"]]],
                  ["rule", [["days", "30"]]],
                  ["rule", [["days", "90"]]],
                ],
              ],
            ],
          ],
        ],
      ],
    ]);
  });

  it("tells literals from expressions", () => {
    const text = 'a = var.x\nb = 1.5\nc = null\nd = var.on ? "yes" : "no"\ne = "x" == var.y\nf = [for k in var.ks : upper(k)]\n';
    assert.deepEqual(plain(readBraces(text, hcl)), [
      ["a", "<var.x>"],
      ["b", "1.5"],
      ["c", null],
      ["d", '<var.on ? "yes" : "no">'],
      ["e", '<"x" == var.y>'],
      ["f", ["<upper(k)>"]],
    ]);
  });

  it("looks into calls that hold structure", () => {
    const text = 'a = jsonencode([{ name = "api", image = "acme/api:1" }])\nb = concat(var.more, [{ name = "X" }])\nc = format("%s-%s", "a", "b")\n';
    assert.deepEqual(plain(readBraces(text, hcl)), [
      [
        "a",
        [
          [
            ["name", "api"],
            ["image", "acme/api:1"],
          ],
        ],
      ],
      ["b", ["<var.more>", [["name", "X"]]]],
      ["c", '<format("%s-%s", "a", "b")>'],
    ]);
  });

  it("reads here-documents, and those of JSON as what they say", () => {
    const text = 'a = <<EOF\nplain { text\nEOF\nb = <<-JSON\n  [{ "image": "acme/api:1" }]\n  JSON\nc = "after"\n';
    const root = readBraces(text, hcl);
    assert.deepEqual(plain(root), [
      ["a", "plain { text"],
      ["b", [[["image", "acme/api:1"]]]],
      ["c", "after"],
    ]);
    const span = root.get("b").items()[0]?.get("image").located()?.span;
    assert.equal(span && text.slice(span.start, span.end), "acme/api:1");
  });

  it("reads dynamic blocks as the blocks they make", () => {
    const text = 'dynamic "env" {\n  for_each = var.env\n  content {\n    name = env.key\n  }\n}\n';
    assert.deepEqual(plain(readBraces(text, hcl)), [["env", [["name", "<env.key>"]]]]);
  });

  it("reads declarations, conditions, loops and nested resources of Bicep", () => {
    const text = `@description('Where { it } runs')
@allowed([ 'westeurope', 'northeurope' ])
param location string = 'westeurope'
param tags object
var sql = '''
select 'x' { y
'''
resource app 'Microsoft.App/containerApps@2023-05-01' = if (enabled && !empty(name)) {
  name: '\${prefix}-app'
  properties: {
    scale: { minReplicas: 1, maxReplicas: 5 }
    containers: [
      {
        name: 'it\\'s'
      }
      {
        name: second ? 'a' : 'b'
      }
    ]
  }
}
module each './site.bicep' = [for (site, index) in sites: {
  name: 'site-\${index}'
}]
resource old 'Microsoft.Storage/storageAccounts@2023-01-01' existing = {
  name: 'old'
}
`;
    const root = readBraces(text, bicep);
    const app = root.entries().find(({ key }) => key.value === "resource")?.value.get("app").get("Microsoft.App/containerApps@2023-05-01");
    assert.equal(app?.get("properties").get("scale").get("maxReplicas").text(), "5");
    assert.deepEqual(app && plain(app.get("properties").get("containers")), [[["name", "it's"]], [["name", "<second ? 'a' : 'b'>"]]]);
    assert.deepEqual(plain(root.get("module")), [["each", [["./site.bicep", [[["name", "site-${index}"]]]]]]]);
    assert.equal(root.get("resource").get("old").get("Microsoft.Storage/storageAccounts@2023-01-01").get("existing").get("name").text(), "old");
    assert.equal(root.get("var").get("sql").text(), "select 'x' { y");
    assert.deepEqual(plain(root.entries().find(({ key }) => key.value === "param")?.value.get("location") ?? root), [["string", "westeurope"]]);
  });

  it("reads object literals of TypeScript", () => {
    const text = "import x from 'y';\nconst config: AWS = {\n  service: 'api',\n  handler: `a${'b'}`,\n  functions: { f },\n} as const;\nmodule.exports = config;\n";
    const config = readBraces(text, script).get("const").get("config");
    assert.equal(config.get("service").text(), "api");
  });

  it("goes on behind what is broken", () => {
    const text = '}\nresource "a" "b" {\n  x = "not closed\n  y = [1, 2\n}\n';
    assert.equal(readBraces(text, hcl).get("resource").get("a").get("b").get("x").text(), "not closed");
  });

  it("takes any text in linear time, and gives places inside it", () => {
    const piece = fc.constantFrom(..."ab={}[](),:\"'`$\\\n #/<-".split(""), "${", "<<E\n", "E\n", "'''", " ", "for ", "if (", "x = ", "f(", "/*", "*/");
    const dialects = [hcl, bicep, script];
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 120 }), fc.constantFrom(...dialects), (pieces, dialect) => {
        const text = pieces.join("");
        check(readBraces(text, dialect), text.length);
      }),
      { numRuns: 500 },
    );
    for (const bomb of ["{", "[", "(", "a = {", "a([", '"${', "a = <<E\n", "a b c ", "/* ", "x = f(", "[for a in b: {", "'''", "a = \"\\", "a = 1\n", "a = f()        "]) {
      for (const dialect of dialects) {
        // What is not linear would not end within mocha's timeout.
        const bombed = bomb.repeat(100_000);
        check(readBraces(bombed, dialect), bombed.length);
      }
    }
  });
});

function check(node: YamlNode, length: number): void {
  assert(0 <= node.span.start && node.span.start <= node.span.end && node.span.end <= length);
  const span = node.located()?.span;
  if (span) assert(span.start <= span.end && span.end <= length);
  for (const item of node.items()) check(item, length);
  for (const { key, value } of node.entries()) {
    assert(key.span.end <= length);
    check(value, length);
  }
}
