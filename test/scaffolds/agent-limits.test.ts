import assert from "node:assert/strict";
import { ragService } from "./projects.js";
import { scaffolded } from "./scaffolded.js";
import { ensureValidators, python } from "./validators/ensure-validators.js";
import { run } from "./validators/run.js";

describe("scaffold agent-limits", function () {
  this.timeout(60_000);
  before(ensureValidators);

  it("ends runs by steps, time and cost, each by itself", async () => {
    const { home } = await scaffolded(ragService, "agent-limits");
    const program = `
from agent_limits import LimitReached, RunLimits

def ended(limits, seconds=0.0, dollars=0.0):
    taken = 0
    try:
        for step in limits.steps():
            taken = step
            now[0] += seconds
            limits.spend(dollars)
    except LimitReached as reached:
        return reached.limit, taken
    return None, taken

now = [0.0]
make = lambda **given: RunLimits(clock=lambda: now[0], **given)
assert ended(make(max_steps=3)) == ("steps", 3)
assert ended(make(max_steps=100, max_seconds=10), seconds=4) == ("seconds", 3)
assert ended(make(max_steps=100, max_cost=0.5), dollars=0.2) == ("cost", 3)
limits = make(max_steps=5)
for step in limits.steps():
    if step == 2:
        break
assert limits.steps_taken == 2
for bad in ({"max_steps": 0}, {"max_seconds": float("inf")}, {"max_cost": -1}):
    try:
        RunLimits(**bad)
    except ValueError:
        continue
    raise SystemExit(f"{bad} is taken")
`;
    const { code, text } = run(python, ["-c", program], { cwd: home });
    assert.equal(code, 0, text);
  });
});
