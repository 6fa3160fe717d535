import assert from "node:assert/strict";
import { planScaffold } from "../../src/scaffolds/plan-scaffold.js";
import { projectOf } from "./project-of.js";

const app = `import os

from openai import OpenAI

client = OpenAI(api_key=os.environ["OPENAI_API_KEY"], timeout=float(os.getenv("MODEL_TIMEOUT", "20")))
rank = os.environ.get("LOCAL_RANK")
`;

describe("scaffold env-example", () => {
  it("names what the code reads, with no values, and leaves out what machines set", async () => {
    const project = await projectOf({ files: { "app.py": app } });
    const [edit] = planScaffold(project, "env-example").edits;
    assert(edit?.kind === "create" && edit.path === ".env.example");
    assert.deepEqual(
      edit.text.split("\n").filter((line) => /^[A-Z]/.test(line)),
      ["MODEL_TIMEOUT=", "OPENAI_API_KEY="],
    );
  });

  it("is not offered beside another example, nor where nothing is read", async () => {
    const with_ = await projectOf({ files: { "app.py": app, ".env.sample": "OPENAI_API_KEY=\n" } });
    assert.deepEqual(planScaffold(with_, "env-example").edits, []);
    const without = await projectOf({ files: { "app.py": "import openai\n" } });
    assert.deepEqual(planScaffold(without, "env-example").edits, []);
  });
});
