import assert from "node:assert/strict";
import { html, inlineCode, join } from "../../src/text/html.js";
import { escapeMarkdown, messageMarkdown } from "../../src/text/markdown.js";

const hostile = `<img src=x onerror=alert(1)>[a](command:evil) $(bug) "'&`;

describe("texts of the workspace in markup", () => {
  it("stay text in HTML, as content and as attribute", () => {
    const { text } = html`<p title="${hostile}">${hostile}</p>`;
    assert.equal(text.match(/[<>]/g)?.length, 4, text);
    assert.equal(text.match(/"/g)?.length, 2, text);
  });

  it("pass through HTML that was made here", () => {
    assert.equal(html`<ul>${join([html`<li>${1}</li>`, html`<li>${"a<b"}</li>`])}</ul>`.text, "<ul><li>1</li><li>a&#60;b</li></ul>");
  });

  it("are code between backticks", () => {
    assert.equal(inlineCode("`a<b` is low.").text, "<code>a&#60;b</code> is low.");
  });

  it("stay text in Markdown", () => {
    const text = escapeMarkdown(hostile);
    assert.doesNotMatch(text, /(?<!\\)[[\]()$]/);
    assert.doesNotMatch(text, /[<]/);
  });

  it("keep code in Markdown as it is", () => {
    assert.equal(messageMarkdown("Set `a_b` (now)."), "Set `a_b` \\(now\\)\\.");
  });
});
