import type { LanguageModels } from "../../project/stack/language-model.js";
import type { ModelModule } from "../model-module.js";
import { commentText, pythonString } from "../quote.js";

/** `model_calls.py`: asks models one after the other, within a limit of time. */
export function fallbackModule({ name, usedIn }: ModelModule, language: LanguageModels): string {
  const [first] = language.models;
  const isAnthropic = language.provider?.value === "anthropic";
  const call = isAnthropic
    ? "return quick.messages.create(model=model, max_tokens=1000, messages=messages)"
    : "return quick.chat.completions.create(model=model, messages=messages)";
  return `"""Asks a language model, again, and then another. Written by Roadworthy; look for TODO.

TODO: ask through it${usedIn ? ` (${commentText(usedIn)})` : ""}:

    from ${name} import answer_with_fallback

    def ask(model, timeout):
        quick = client.with_options(timeout=timeout, max_retries=0)
        ${call}

    reply = answer_with_fallback(ask)

The clients try again by themselves unless max_retries is 0: together both would wait for
longer than anybody does. When nothing answers it raises ModelsUnavailable; say so to the
user, or answer without a model.
"""

import logging
import random
import time

logger = logging.getLogger(__name__)

# The first answers, the next stand in for it. Evaluate each as the first was evaluated.
# TODO: name a second model, better of another provider or region.
MODELS = [${first ? `${pythonString(first.value)}, ` : ""}"TODO: dated id of a second model"]

# Seconds: of one call, and of all calls and pauses together.
CALL_TIMEOUT = 20.0
TOTAL_TIMEOUT = 45.0

# How often one model is asked again, and the first pause in seconds.
RETRIES = 2
PAUSE = 0.5

# Overload and faults of the provider pass; a wrong request or key does not.
PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


class ModelsUnavailable(RuntimeError):
    """No model answered in time; the last failure is its cause."""


def is_passing(error):
    """Whether the same call may succeed a moment later."""
    status = getattr(error, "status_code", getattr(error, "code", None))
    if isinstance(status, int):
        return status in PASSING
    kind = type(error).__name__
    named = "Timeout" in kind or "Connection" in kind or kind == "ServiceUnavailable"
    return named or isinstance(error, (TimeoutError, ConnectionError))


def answer_with_fallback(
    ask,
    models=None,
    retries=RETRIES,
    total_timeout=TOTAL_TIMEOUT,
    clock=time.monotonic,
    sleep=time.sleep,
):
    """What ask(model, timeout) returns for the first model that answers.

    What cannot pass, such as a wrong request, is raised at once.
    """
    usable = [one for one in models or MODELS if not one.startswith("TODO")]
    end = clock() + total_timeout
    failure = None
    for model in usable:
        for attempt in range(retries + 1):
            left = end - clock()
            if left <= 0:
                raise ModelsUnavailable(f"nothing in {total_timeout} s") from failure
            try:
                return ask(model, min(CALL_TIMEOUT, left))
            except Exception as error:
                if not is_passing(error):
                    raise
                failure = error
                logger.warning("%s failed (%s)", model, type(error).__name__)
            if attempt < retries:
                # Twice as long each time, and not all callers at once.
                pause = PAUSE * 2**attempt * random.uniform(0.5, 1.5)
                sleep(max(0.0, min(pause, end - clock())))
    raise ModelsUnavailable("no model answered") from failure
`;
}
