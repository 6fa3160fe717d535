import assert from "node:assert/strict";
import { Session } from "../../src/engine/session.js";
import { ChangingFiles } from "../changing-files.js";

describe("a refresh that is ended", () => {
  it("does not put back, when a file that it had asked for arrives late, what was read since", async () => {
    const others = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`module${index}.py`, "import json\n"]));
    const changing = new ChangingFiles({ ...others, "app.py": "import flask\n" });
    let arrive: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const readFile = changing.readFile.bind(changing);
    let isLate = true;
    changing.readFile = async (path, maxBytes) => {
      const content = await readFile(path, maxBytes);
      if (path === "app.py" && isLate) await arrival;
      return content;
    };
    const session = new Session(changing);
    const controller = new AbortController();
    const ended = session.refresh({ signal: controller.signal, onProgress: () => controller.abort(new Error("ended")) });
    await assert.rejects(ended, /ended/);

    isLate = false;
    changing.files = { ...others, "app.py": "import fastapi\n" };
    await session.refresh();
    arrive();
    await new Promise(setImmediate);
    await session.refresh({ changed: ["module0.py"] });
    assert.match(JSON.stringify(session.snapshot.facts.get("app.py")), /fastapi/);
  });

  it("loses no file that it had listed and not read, though a text changes before the next listing", async () => {
    const changing = new ChangingFiles({ "app.py": "import flask\n" });
    const session = new Session(changing);
    await session.refresh();
    changing.files = { "app.py": "import fastapi\n", "train.py": "import sklearn\n" };
    const controller = new AbortController();
    const readFile = changing.readFile.bind(changing);
    changing.readFile = async (path, maxBytes) => {
      if (path === "train.py") controller.abort(new Error("ended"));
      return readFile(path, maxBytes);
    };
    await assert.rejects(session.refresh({ signal: controller.signal }), /ended/);
    await session.refresh({ changed: ["app.py"] });
    await session.refresh();
    assert.deepEqual([...session.snapshot.facts.keys()], ["app.py", "train.py"]);
  });
});
