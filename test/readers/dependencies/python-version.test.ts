import assert from "node:assert/strict";
import { pythonVersionReader } from "../../../src/readers/python-version.js";
import { itTakesAnything } from "../reading.js";
import { python, readText } from "./fact-rows.js";

const toolVersions = "nodejs 20.11.0\npython 3.11.9 3.10.14 # two\nterraform 1.9\n";

describe("python-version reader", () => {
  it("reads pyenv's and uv's file", () => {
    const of = (text: string) => python(readText(pythonVersionReader, "api/.python-version", text));
    assert.equal(of("3.12\n"), "3.12 exact <3.12>");
    assert.equal(of("# pinned\r\n3.11.9\r\n3.10.1\r\n"), "3.11.9 exact <3.11.9>");
    assert.equal(of("cpython-3.12.1-linux-x86_64-gnu"), "3.12.1 exact <3.12.1>");
    assert.equal(of("pypy3.10-7.3.12"), "3.10 exact <3.10>");
    assert.equal(of("3\n"), "3 <3>");
    assert.equal(of("my-virtualenv\n"), undefined);
  });

  it("reads Heroku's file and asdf's, where they speak of Python", () => {
    assert.equal(python(readText(pythonVersionReader, "runtime.txt", "python-3.11.4\n")), "3.11.4 exact <3.11.4>");
    assert.equal(python(readText(pythonVersionReader, ".tool-versions", toolVersions)), "3.11.9 exact <3.11.9>");
    for (const text of ["nodejs 20\n", "python system\n", "python310\n"]) {
      assert.equal(pythonVersionReader.read({ path: ".tool-versions", text, bytes: text.length }), undefined);
    }
  });

  itTakesAnything(pythonVersionReader, ".tool-versions", [toolVersions]);
});
