import assert from "node:assert/strict";
import { flaskService, pipService } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

/** Asks the route with good and bad feedback, then reads it back. */
const use = (client: string, from: string, refused: number) => `
import json, os
from pathlib import Path
${client}
from ${from} import export_feedback, load_feedback

def post(body):
    return client.post("/feedback", json=body).status_code

assert post({"answer_id": "a1", "rating": "right"}) == 201
assert post({"answer_id": "a2", "rating": "wrong", "correction": "It is \u00fcber 40."}) == 201
for bad in ({}, [], {"answer_id": "", "rating": "right"}, {"answer_id": "a", "rating": "fine"}, {"answer_id": "a", "rating": "wrong", "correction": "x" * 5001}):
    assert post(bad) == ${refused}, bad
assert [one["answer_id"] for one in load_feedback()] == ["a1", "a2"]
assert [one["correction"] for one in load_feedback("wrong")] == ["It is \u00fcber 40."]
assert export_feedback("cases.jsonl", "wrong") == 1
[case] = map(json.loads, Path("cases.jsonl").read_text(encoding="utf-8").splitlines())
assert case["answer_id"] == "a2" and case["given_at"].endswith("+00:00")
`;

describe("scaffold feedback", function () {
  this.timeout(600_000);
  before(ensureValidators);

  it("takes, keeps and gives back feedback in FastAPI", async () => {
    const { home } = await scaffolded(pipService, "feedback");
    const main = pipService.files["app/main.py"] ?? "";
    writeFile(home, "app/main.py", `${main}\n\nfrom app.feedback import router\n\napp.include_router(router)\n`);
    const client = "from fastapi.testclient import TestClient\nfrom app.main import app\nclient = TestClient(app)";
    const { code, text } = run(python, ["-c", use(client, "app.feedback", 422)], { cwd: home });
    assert.equal(code, 0, text);
  });

  it("takes, keeps and gives back feedback in Flask", async () => {
    const { home, written } = await scaffolded(flaskService, "feedback");
    assert.match(written.get("web/feedback.py") ?? "", /^ {4}server\.register_blueprint\(router\)$/m);
    const server = flaskService.files["web/server.py"] ?? "";
    writeFile(home, "web/server.py", `${server}\n\nfrom feedback import router\n\nserver.register_blueprint(router)\n`);
    const client = "from server import server\nclient = server.test_client()";
    const { code, text } = run(python, ["-c", use(client, "feedback", 400)], { cwd: `${home}/web` });
    assert.equal(code, 0, text);
  });
});
