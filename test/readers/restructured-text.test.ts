import assert from "node:assert/strict";
import { restructuredTextReader } from "../../src/readers/restructured-text.js";
import { readerSelector } from "../../src/readers/select-readers.js";
import { cut, itTakesAnything, reading } from "./reading.js";

const readme = `=====
Churn
=====

.. image:: https://example.org/badge.svg
   :target: https://example.org

Predicts who leaves.

Installation
------------

Install it with *pip*:

.. code-block:: bash
   :linenos:

   pip install churn
   python -m churn.train

Usage
-----
.. code:: python

    import churn

Serving
~~~~~~~

.. code-block:: console

   $ docker compose up
   started
`;

describe("restructured-text reader", () => {
  const read = reading(restructuredTextReader, "README.rst");
  const facts = read(readme);

  it("reads underlined headings with the prose below them", () => {
    assert.deepEqual(
      facts.headings.map(({ text, level, prose, span }) => [level, text, cut(readme, span), prose]),
      [
        [1, "Churn", "Churn", "Predicts who leaves.".length + "Install it with pip:".length],
        [2, "Installation", "Installation", "Install it with pip:".length],
        [2, "Usage", "Usage", 0],
        [3, "Serving", "Serving", 0],
      ],
    );
    assert.equal(facts.words, 3 + 4);
  });

  it("reads the commands of shell blocks", () => {
    assert.deepEqual(
      facts.commands.map(({ value, span }) => [value, cut(readme, span)]),
      ["pip install churn", "python -m churn.train", "docker compose up"].map((line) => [line, line]),
    );
  });

  it("reads plain text", () => {
    const text = "Bikes\r\n=====\r\n\r\nHourly counts of rented bikes.\r\n";
    assert.deepEqual(
      read(text, "data/Readme.txt").headings.map(({ text, prose }) => [text, prose]),
      [["Bikes", 30]],
    );
  });

  it("selects READMEs and cards", () => {
    const select = readerSelector([restructuredTextReader]);
    assert.deepEqual(
      ["README.rst", "README", "data/readme.txt", "MODEL_CARD.rst", "requirements.txt", "readme.md", "readme.py"].map((path) => select(path).length),
      [1, 1, 1, 1, 0, 0, 0],
    );
  });

  it("comes to an end on many blocks", () => {
    assert.equal(read(".. code::\n".repeat(50_000)).commands.length, 0);
  });

  itTakesAnything(restructuredTextReader, "README.rst", [readme]);
});
