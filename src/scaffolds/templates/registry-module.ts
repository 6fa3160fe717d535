import type { ModelModule } from "../model-module.js";
import { commentText } from "../quote.js";

/** `prompts/answer.v1.md.template`: the form of a prompt. */
export function promptTemplate(model: string | undefined): string {
  return `---
name: answer
version: 1
model: ${model ?? "TODO: the dated id of the model that it was written for"}
owner: "TODO: who decides on changes"
tested_by: "TODO: the evaluation that runs when it changes, such as the golden set"
variables: question
---
TODO: move the prompt out of the code to here, and name this file answer.v1.md. A change
of its meaning is a new version in a new file, so that the old one can be gone back to.

Question: {{question}}
`;
}

/** `model_texts.py`: loads prompts by name and version. */
export function registryModule({ name, path, usedIn }: ModelModule): string {
  const up = path.split("/").length - 1;
  return `"""Prompts by name and version. Written by Roadworthy; look for TODO.

Each file in prompts/ is one version of one prompt, such as answer.v1.md, with its name,
version and variables in front matter; prompts/answer.v1.md.template has the form.

TODO: use it where the model is asked${usedIn ? ` (${commentText(usedIn)})` : ""}:

    from ${name} import load_prompt

    prompt = load_prompt("answer")  # the newest version; load_prompt("answer", 1) for one
    text = prompt.render(question=question)

Log prompt.id with each answer, so that it is known later what was asked.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

PROMPTS = Path(__file__).resolve().parent${".parent".repeat(up)} / "prompts"

HEAD = re.compile(r"\\A---\\n(.*?)\\n---\\n(.*)\\Z", re.DOTALL)
PLACEHOLDER = re.compile(r"{{\\s*(\\w+)\\s*}}")


class Prompt:
    """One version of a prompt; meta is its front matter."""

    def __init__(self, text):
        found = HEAD.match(text.replace("\\r\\n", "\\n"))
        if not found:
            raise ValueError("a prompt starts with front matter between lines of ---")
        self.meta = {}
        for line in found[1].splitlines():
            key, _, value = line.partition(":")
            self.meta[key.strip()] = value.strip().strip("\\"'")
        self.name = self.meta["name"]
        self.version = int(self.meta["version"])
        named = self.meta.get("variables", "").split(",")
        self.variables = {one.strip() for one in named if one.strip()}
        self.body = found[2].strip()
        used = set(PLACEHOLDER.findall(self.body))
        if used != self.variables:
            both = f"{sorted(self.variables)}, the text uses {sorted(used)}"
            raise ValueError(f"{self.name} v{self.version} declares {both}")

    @property
    def id(self):
        """Name, version, and a hash that tells when a version was changed in place."""
        digest = hashlib.sha256(self.body.encode("utf-8")).hexdigest()[:8]
        return f"{self.name}.v{self.version}.{digest}"

    def render(self, **values):
        """The text with a value for each variable. Values are never searched for others."""
        if set(values) != self.variables:
            raise TypeError(f"{self.id} takes {sorted(self.variables)}")
        return PLACEHOLDER.sub(lambda found: str(values[found[1]]), self.body)


@cache
def load_prompt(name, version=None):
    """A version of a prompt, by default the newest."""
    versions = {}
    for path in PROMPTS.glob(f"{name}.v*.md"):
        prompt = Prompt(path.read_text(encoding="utf-8"))
        if path.name != f"{prompt.name}.v{prompt.version}.md":
            raise ValueError(f"{path.name} says {prompt.name} v{prompt.version} inside")
        versions[prompt.version] = prompt
    if not versions:
        raise LookupError(f"no {name}.v*.md in {PROMPTS}")
    return versions[max(versions) if version is None else version]
`;
}

/** `tests/test_model_texts.py`: every prompt can be loaded and is filled in. */
export function registryTest({ name }: ModelModule): string {
  return `"""Tests of the prompts and their loader. Written by Roadworthy."""

import importlib

import pytest

texts = importlib.import_module("${name}")

FORM = "---\\nname: greet\\nversion: {version}\\nvariables: who, what\\n---\\n{body}\\n"
FILES = sorted(texts.PROMPTS.glob("*.md"))


def test_there_are_prompts():
    assert FILES, "TODO: fill in prompts/answer.v1.md.template and drop the ending"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_prompt_can_be_loaded_and_is_filled_in(path):
    name, _, version = path.name[: -len(".md")].rpartition(".v")
    prompt = texts.load_prompt(name, int(version))
    assert "TODO" not in path.read_text(encoding="utf-8")
    assert prompt.meta.get("owner"), "somebody has to decide on changes"
    assert prompt.meta.get("tested_by"), "a prompt that nothing tests cannot be changed"


def test_newest_version_is_loaded_and_rendered(tmp_path, monkeypatch):
    monkeypatch.setattr(texts, "PROMPTS", tmp_path)
    for version, body in ((9, "Old {{who}} {{what}}"), (10, "{{ who }}, {{what}}?")):
        text = FORM.format(version=version, body="%s") % body
        (tmp_path / f"greet.v{version}.md").write_text(text, encoding="utf-8")
    texts.load_prompt.cache_clear()
    try:
        prompt = texts.load_prompt("greet")
        assert prompt.render(who="{{what}}", what="tea") == "{{what}}, tea?"
        assert prompt.id.startswith("greet.v10.")
        assert texts.load_prompt("greet", 9).body.startswith("Old")
        with pytest.raises(TypeError):
            prompt.render(who="Ann")
        with pytest.raises(LookupError):
            texts.load_prompt("part")
    finally:
        texts.load_prompt.cache_clear()


def test_variables_have_to_be_declared():
    with pytest.raises(ValueError, match="declares"):
        texts.Prompt(FORM.format(version=1, body="Hello"))
    with pytest.raises(ValueError, match="front matter"):
        texts.Prompt("Hello")
`;
}
