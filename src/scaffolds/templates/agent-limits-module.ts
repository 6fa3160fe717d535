import type { ModelModule } from "../model-module.js";
import { commentText } from "../quote.js";

/** `agent_limits.py`: steps, seconds and dollars that one run of an agent may take. `framework` is how the one in use takes the steps. */
export function agentLimitsModule({ name, usedIn }: ModelModule, framework: string | undefined): string {
  const given = framework
    ? `

The framework bounds the steps by itself when it is told to:

    ${framework}`
    : "";
  return `"""Limits of one run of an agent. Written by Roadworthy; look for TODO.

TODO: replace the agent's endless loop${usedIn ? ` (${commentText(usedIn)})` : ""}:

    from ${name} import LimitReached, RunLimits

    limits = RunLimits(max_steps=12, max_seconds=60, max_cost=0.50)
    for _ in limits.steps():
        reply = client.chat.completions.create(..., timeout=limits.seconds_left())
        limits.spend(cost_of(reply))
        if not reply.choices[0].message.tool_calls:
            return reply
    # Not reached: steps() raises LimitReached, which is for the caller to handle, such as
    # by an answer that says how far the agent came.${given}
"""

import math
import time

# TODO: how much a run may take is for people to say. Most good runs take a few steps.
MAX_STEPS = 12
MAX_SECONDS = 60
MAX_DOLLARS = 0.50


class LimitReached(RuntimeError):
    """A run was ended; limit says by what: steps, seconds or cost."""

    def __init__(self, limit, message):
        super().__init__(message)
        self.limit = limit


class RunLimits:
    """Counts what one run takes. Make a new one for each run; not shared by threads."""

    def __init__(
        self,
        max_steps=MAX_STEPS,
        max_seconds=MAX_SECONDS,
        max_cost=MAX_DOLLARS,
        clock=time.monotonic,
    ):
        for value in (max_steps, max_seconds, max_cost):
            if not (value > 0 and math.isfinite(value)):
                raise ValueError("a limit has to be a positive number")
        self.max_steps = max_steps
        self.max_seconds = max_seconds
        self.max_cost = max_cost
        self.steps_taken = 0
        self.cost = 0.0
        self._clock = clock
        self._started = clock()

    def seconds_left(self):
        """What a call may still take; raises LimitReached when nothing is left."""
        left = self.max_seconds - (self._clock() - self._started)
        if left <= 0:
            raise LimitReached("seconds", f"the run took {self.max_seconds} s")
        return left

    def spend(self, dollars):
        """Adds what a call cost; raises LimitReached when that was too much."""
        if dollars < 0:
            raise ValueError("no call costs less than nothing")
        self.cost += dollars
        if self.cost > self.max_cost:
            raise LimitReached("cost", f"the run cost \${self.cost:.4f}")

    def steps(self):
        """The numbers of the steps, from 1, for as long as nothing is used up."""
        while self.steps_taken < self.max_steps:
            self.seconds_left()
            self.steps_taken += 1
            yield self.steps_taken
        raise LimitReached("steps", f"the run took {self.max_steps} steps")
`;
}
