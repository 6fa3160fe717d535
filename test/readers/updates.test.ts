import assert from "node:assert/strict";
import type { UpdateFacts } from "../../src/facts/update-facts.js";
import { dependabotReader } from "../../src/readers/dependabot.js";
import { pyupReader } from "../../src/readers/pyup.js";
import { renovateReader } from "../../src/readers/renovate.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

function summary({ tool, ecosystems, disabled }: UpdateFacts) {
  return [tool, disabled, ...ecosystems.map(({ value }) => value)];
}

const dependabot = `version: 2
updates:
  - package-ecosystem: "pip" # See documentation for possible values
    directory: "/"
    schedule:
      interval: "weekly"
  - package-ecosystem: github-actions
    directory: "/"
    schedule: { interval: monthly }
  - package-ecosystem: pip
    directory: "/training"
    schedule: { interval: weekly }
  - package-ecosystem: npm
    directory: "/ui"
    open-pull-requests-limit: 0
`;

describe("dependabot reader", () => {
  const read = reading(dependabotReader, ".github/dependabot.yml");

  it("reads the ecosystems that it watches", () => {
    const facts = read(dependabot);
    assert.deepEqual(summary(facts), ["dependabot", false, "pip", "github-actions"]);
    assert.equal(cut(dependabot, facts.ecosystems[0]?.span), "pip");
    assert.deepEqual(signValues(facts, "config"), ["dependabot"]);
    assert.deepEqual(summary(read("version: 1\nupdate_configs:\n  - package_manager: python\n")), ["dependabot", false, "python"]);
  });

  it("finds it off where nothing is watched", () => {
    assert.deepEqual(summary(read('version: 2\nupdates:\n  - package-ecosystem: "" # the template\n')), ["dependabot", true]);
    assert.deepEqual(summary(read("version: 2\nupdates:\n  - package-ecosystem: pip\n    open-pull-requests-limit: 0\n")), ["dependabot", true]);
    assert.deepEqual(summary(read("")), ["dependabot", true]);
  });

  itTakesAnything(dependabotReader, ".github/dependabot.yml", [dependabot]);
});

const renovate = `{
  // See https://docs.renovatebot.com
  $schema: "https://docs.renovatebot.com/renovate-schema.json",
  extends: ["config:recommended"],
  enabledManagers: ["pep621", "github-actions"],
}
`;

describe("renovate reader", () => {
  const read = reading(renovateReader, "renovate.json5");

  it("reads what it is limited to, and whether it is on", () => {
    const facts = read(renovate);
    assert.deepEqual(summary(facts), ["renovate", false, "pep621", "github-actions"]);
    assert.equal(cut(renovate, facts.ecosystems[1]?.span), "github-actions");
    assert.deepEqual(summary(read('{"extends": ["config:base"], "enabled": false}')), ["renovate", true]);
  });

  it("reads the key of package.json", () => {
    assert.deepEqual(summary(read('{"name": "ui", "renovate": {"extends": ["config:base"]}}', "ui/package.json")), ["renovate", false]);
    for (const text of ['{"devDependencies": {"renovate": "1"}}', '{"name": "x"}']) {
      assert.equal(renovateReader.read({ path: "package.json", text, bytes: text.length }), undefined, text);
    }
  });

  it("selects its files", () => {
    const select = readerSelector([renovateReader]);
    const wanted = [".github/renovate.json", "renovate.json5", ".renovaterc", ".renovaterc.json", ".gitlab/renovate.json"];
    assert.deepEqual(wanted.filter((path) => select(path).length === 0), []);
  });

  itTakesAnything(renovateReader, "renovate.json5", [renovate]);
});

describe("pyup reader", () => {
  const read = reading(pyupReader, ".pyup.yml");

  it("reads whether it is on", () => {
    assert.deepEqual(summary(read("update: all\nschedule: every week\n")), ["pyup", false]);
    assert.deepEqual(summary(read("update: false\n")), ["pyup", true]);
  });

  itTakesAnything(pyupReader, ".pyup.yml", ["update: all\n"]);
});
