import assert from "node:assert/strict";
import { flaskService, pipService, poetryService } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

const without = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith("tests/")));

describe("scaffold pytest-skeleton", function () {
  this.timeout(600_000);
  before(ensureValidators);

  const test = (home: string) => run(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider"], { cwd: home });

  it("passes, and fails once a name is gone or the service does not answer", async () => {
    const { home } = await scaffolded(flaskService, "pytest-skeleton");
    const good = test(home);
    assert.equal(good.code, 0, good.text);
    assert.match(good.text, /[45] passed/);
    writeFile(home, "web/scoring.py", (flaskService.files["web/scoring.py"] ?? "").replace("def score(", "def points("));
    assert.equal(test(home).code, 1);
    writeFile(home, "web/scoring.py", flaskService.files["web/scoring.py"] ?? "");
    writeFile(home, "web/server.py", (flaskService.files["web/server.py"] ?? "").replace("/ping", "/pong"));
    const bad = test(home);
    assert.equal(bad.code, 1);
    assert.match(bad.text, /1 failed/);
  });

  it("knows where imports start, and that a factory makes the application", async () => {
    const plain = { ...without(poetryService.files), "src/price/model.py": "def estimate(rooms):\n    return rooms * 1000\n" };
    const { home, written } = await scaffolded({ files: plain }, "pytest-skeleton");
    assert.match(written.get("tests/test_project.py") ?? "", /TestClient\(create_app\(\)\)/);
    const { code, text } = test(home);
    assert.equal(code, 0, text);
  });

  it("leaves out what works while it is imported, and projects that have tests", async () => {
    const { written } = await scaffolded({ files: without(pipService.files) }, "pytest-skeleton");
    const text = written.get("tests/test_project.py") ?? "";
    assert.match(text, /# TODO: importing app\/main\.py does work/);
    assert.match(text, /"app\.features": \["to_row"\]|"app\.features": \[\]/);
    assert.equal((await scaffolded(pipService, "pytest-skeleton")).written.size, 0);
  });

  it("leaves out what imports, however far away, something that works while it is imported", async () => {
    const files = {
      "requirements.txt": "pandas==2.2.2\n",
      "shop/__init__.py": "",
      "shop/config.py": 'import pandas\n\nsettings = pandas.read_csv("settings.csv")\n',
      "shop/store.py": "from shop.config import settings\n\n\ndef connect():\n    return settings\n",
      "shop/orders.py": "from . import store\n\n\ndef total(order):\n    return sum(order)\n",
      "shop/taxes.py": "import pandas\n\n\ndef tax(amount):\n    return pandas.Series(amount) / 5\n",
      "loud/__init__.py": 'import pandas\n\nrows = pandas.read_csv("rows.csv")\n',
      "loud/quiet.py": "def hush():\n    return 1\n",
    };
    const { home, written } = await scaffolded({ files }, "pytest-skeleton");
    const text = written.get("tests/test_project.py") ?? "";
    assert.match(text, /# TODO: importing shop\/orders\.py imports shop\/config\.py, which does work/);
    assert.match(text, /# TODO: importing loud\/quiet\.py imports loud\/__init__\.py, which does work/);
    assert.match(text, /NAMES = \{\n {4}"shop": \[\],\n {4}"shop\.taxes": \["tax"\],\n\}/);
    const { code, text: said } = test(home);
    assert.equal(code, 0, said);
  });
});
