import assert from "node:assert/strict";
import { pipService } from "./projects.js";
import { scaffolded, writeFile } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

describe("scaffold seeds", function () {
  this.timeout(600_000);
  before(ensureValidators);

  it("makes NumPy and Python draw the same numbers again", async () => {
    const { home } = await scaffolded(pipService, "seeds");
    const program = `
import random
import numpy as np
from training.seeds import SEED, seed_everything

def draw():
    return random.random(), np.random.rand()

seed_everything()
first = draw()
assert draw() != first
seed_everything(SEED)
assert draw() == first
seed_everything(SEED + 1)
assert draw() != first
`;
    const { code, text } = run(python, ["-c", program], { cwd: home });
    assert.equal(code, 0, text);
  });

  it("seeds the framework that trains (PyTorch, played by a stand-in)", async () => {
    const network = { ...pipService.files, "training/net.py": "import torch\n\ntorch.nn.Linear(1, 1)\n" };
    const { home, written } = await scaffolded({ files: network }, "seeds");
    assert.match(written.get("training/seeds.py") ?? "", /worker_init_fn=seed_worker/);
    writeFile(
      home,
      "stub/torch.py",
      "class backends:\n    class cudnn:\n        benchmark = True\n\n\ndef manual_seed(seed):\n    print('seed', seed)\n\n\ndef initial_seed():\n    return 2**40 + 5\n\n\ndef use_deterministic_algorithms(on, warn_only):\n    print(on, warn_only)\n",
    );
    const program =
      "from training.seeds import seed_everything, seed_worker\nseed_everything(3)\nseed_worker(0)\nimport torch\nassert not torch.backends.cudnn.benchmark";
    const { code, text } = run(python, ["-c", program], { cwd: home, env: { PYTHONPATH: "stub" } });
    assert.equal(code, 0, text);
    assert.match(text, /seed 3\nTrue True/);
  });
});
