import { badge } from "./badge.js";
import { codeScanning } from "./code-scanning.js";
import type { Format } from "./format.js";
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { html } from "./html.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { line } from "./line.js";
import { markdown } from "./markdown.js";
import { sarif } from "./sarif.js";
import { shields } from "./shields.js";
import { text } from "./text.js";

/** Every format of reports, by the name that `check --format` takes: the one list for the command line and the editor's export. */
export const formats = {
  text: { title: "Text for a terminal", render: text },
  json: { title: "JSON", file: "roadworthy.json", render: json },
  html: { title: "HTML, one page that needs nothing else", file: "roadworthy.html", render: html },
  markdown: { title: "Markdown summary, for pull requests and jobs", file: "roadworthy.md", render: markdown },
  sarif: { title: "SARIF 2.1.0", file: "roadworthy.sarif", render: sarif },
  "code-scanning": { title: "SARIF for GitHub code scanning, without what is waived", file: "roadworthy.sarif", render: codeScanning },
  github: { title: "GitHub annotations", render: github },
  gitlab: { title: "GitLab Code Quality", file: "gl-code-quality-report.json", render: gitlab },
  junit: { title: "JUnit XML", file: "roadworthy.xml", render: junit },
  badge: { title: "Badge, as SVG", file: "roadworthy.svg", render: badge },
  shields: { title: "Badge, as shields.io takes it", file: "roadworthy-badge.json", render: shields },
  line: { title: "One line for each finding, as compilers print them", render: line },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

/** The names, in the order of help. */
export const formatNames = Object.keys(formats) as readonly FormatName[];
