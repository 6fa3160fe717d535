import assert from "node:assert/strict";
import fc from "fast-check";
import { isOptionalImport } from "../../src/readers/python/is-optional-import.js";

const at = (code: string) => isOptionalImport(code, code.indexOf("import x"));

describe("an import", () => {
  it("is optional in a try that goes on without it, and as what such a try falls back on", () => {
    assert.equal(at("try:\n    import x\nexcept ImportError:\n    x = None\n"), true);
    assert.equal(at("try:\n    import y\nexcept (ValueError, ModuleNotFoundError) as error:\n    import x\n"), true);
    assert.equal(at("def f():\n\ttry:\n\t\timport x\n\n\t\tuse(x)\n\texcept:\n\t\tpass\n"), true);
    assert.equal(at("try:\n    # fast\n    import y\n    import x\n# slow\nexcept Exception:\n    pass\n"), true);
  });

  it("is optional where only type checkers read it", () => {
    assert.equal(at("if TYPE_CHECKING:\n    import x\n"), true);
    assert.equal(at("if typing.TYPE_CHECKING:\n    import y\n    import x\n"), true);
  });

  it("is not, elsewhere", () => {
    assert.equal(at("import x\n"), false);
    assert.equal(at("def f():\n    import x\n"), false);
    assert.equal(at("try:\n    import x\nfinally:\n    done()\n"), false);
    assert.equal(at("try:\n    import x\nexcept KeyError:\n    pass\n"), false);
    assert.equal(at("if fast:\n    import x\n"), false);
  });

  it("is judged for any text without a throw", () => {
    const lines = fc.array(fc.constantFrom("try:", "    import x", "except:", "\t", "", "    pass", "import x", " "), { maxLength: 20 });
    fc.assert(fc.property(lines, fc.nat(200), (parts, start) => typeof isOptionalImport(parts.join("\n"), start) === "boolean"));
  });
});
