import assert from "node:assert/strict";
import { formats } from "../../src/formats/formats.js";
import { inputOf, manifest } from "./input-of.js";

const said = "No model, language model or data pipeline was found";
const server = { "server.py": 'import flask\n\napp = flask.Flask(__name__)\n\n\n@app.get("/")\ndef home():\n    return "hello"\n' };

describe("a project without machine learning", () => {
  for (const name of ["text", "markdown", "html"] as const) {
    it(`is told so in ${name}, until something of it is seen or declared`, async () => {
      const written = async (files: Record<string, string>) => formats[name].render([await inputOf(files)], {});
      assert((await written(server)).includes(said));
      assert(!(await written({ ...server, "roadworthy.yaml": manifest("desk") })).includes(said));
      assert(
        !(await written({ ...server, "train.py": "from sklearn.svm import SVC\n\nmodel = SVC().fit([[1], [2]], [0, 1])\n" })).includes(
          said,
        ),
      );
    });
  }
});
