import assert from "node:assert/strict";
import type { Uri } from "vscode";
import { relativePath } from "../../src/vscode/projects/relative-path.js";

const uri = (path: string, scheme = "file", authority = "") => ({ scheme, authority, path }) as Uri;

describe("a path relative to a folder", () => {
  it("is what comes after the folder", () => {
    assert.equal(relativePath(uri("/home-of/a"), uri("/home-of/a/src/b (1) #2.py")), "src/b (1) #2.py");
    assert.equal(relativePath(uri("/"), uri("/a.py")), "a.py");
    assert.equal(relativePath(uri("/home-of/a"), uri("/home-of/a")), "");
  });

  it("is nothing outside the folder", () => {
    assert.equal(relativePath(uri("/home-of/a"), uri("/home-of/ab/c.py")), undefined);
    assert.equal(relativePath(uri("/home-of/a"), uri("/home-of/a/c.py", "vscode-notebook-cell")), undefined);
    assert.equal(relativePath(uri("/home-of/a"), uri("/home-of/a/c.py", "file", "host")), undefined);
  });
});
