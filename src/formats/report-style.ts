/** The style of the report's page, in the editor's own variables. `media/report.css` is written from it. */
export const reportStyle = `body {
  color: var(--vscode-foreground);
  font-family: var(--vscode-font-family);
  font-size: var(--vscode-font-size);
  line-height: 1.5;
}

main {
  margin: 0 auto;
  max-width: 60rem;
  padding: 1rem 0 4rem;
}

h1 {
  font-size: 1.6em;
  font-weight: 600;
  margin: 0;
}

h2 {
  border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
  font-size: 1.25em;
  font-weight: 600;
  margin: 2.5rem 0 0.5rem;
  padding-bottom: 0.25rem;
}

h3 {
  font-size: 1em;
  font-weight: 600;
  margin: 0;
}

a {
  color: var(--vscode-textLink-foreground);
  text-decoration: underline;
}

td > a,
th > a,
br + a {
  display: inline-block;
  line-height: 24px;
}

a:hover {
  color: var(--vscode-textLink-activeForeground);
}

a:focus-visible,
summary:focus-visible {
  outline: 1px solid var(--vscode-focusBorder);
  outline-offset: 2px;
}

code {
  background: var(--vscode-textPreformat-background, var(--vscode-textCodeBlock-background));
  color: var(--vscode-textPreformat-foreground, inherit);
  border-radius: 3px;
  font-family: var(--vscode-editor-font-family);
  font-size: 0.95em;
  padding: 0 0.25em;
}

a code {
  background: none;
  color: inherit;
  padding: 0;
}

table {
  border-collapse: collapse;
  width: 100%;
}

th,
td {
  font-weight: normal;
  padding: 0.25rem 1rem 0.25rem 0;
  text-align: left;
}

thead th {
  color: var(--vscode-descriptionForeground);
}

.number {
  font-variant-numeric: tabular-nums;
  text-align: right;
}

meter {
  height: 0.8rem;
  width: 12rem;
}

meter::-webkit-meter-bar {
  background: var(--vscode-scrollbarSlider-background);
  border: 1px solid var(--vscode-contrastBorder, transparent);
  border-radius: 0.4rem;
}

meter::-webkit-meter-optimum-value {
  background: var(--vscode-progressBar-background);
}

.score {
  margin: 0.25rem 0;
}

.score strong {
  font-size: 2.4em;
  line-height: 1.2;
}

.level {
  border: 1px solid currentColor;
  border-radius: 1em;
  margin-left: 0.5rem;
  padding: 0.1em 0.7em;
}

.cap {
  border-left: 3px solid var(--vscode-editorWarning-foreground);
  padding-left: 0.75rem;
}

.question,
.word,
.id {
  color: var(--vscode-descriptionForeground);
}

.question {
  margin: 0 0 1rem;
}

.word {
  font-weight: normal;
}

.evidence .word::before,
.rules h3 .word::before {
  content: "· ";
}

ul.rules {
  list-style: none;
  margin: 0;
  padding: 0;
}

ul.rules > li {
  margin: 0 0 1rem;
  padding-left: 1.75rem;
}

ul.rules p {
  margin: 0.15rem 0;
}

.sign {
  display: inline-block;
  margin-left: -1.75rem;
  text-align: center;
  width: 1.75rem;
}

.met .sign {
  color: var(--vscode-testing-iconPassed);
}

.partial .sign {
  color: var(--vscode-editorWarning-foreground);
}

.missing .sign,
.hollow .sign,
.contradicted .sign {
  color: var(--vscode-testing-iconFailed);
}

ul.evidence {
  margin: 0.15rem 0;
  padding-left: 1.25rem;
}

summary {
  cursor: pointer;
}
`;

/** Values for those variables where no editor gives them: in a browser, light and dark. */
export const standaloneStyle = `:root {
  color-scheme: light dark;
  --vscode-font-family: system-ui, sans-serif;
  --vscode-font-size: 15px;
  --vscode-editor-font-family: ui-monospace, monospace;
  --vscode-foreground: light-dark(#1f2328, #e6edf3);
  --vscode-descriptionForeground: light-dark(#59636e, #9198a1);
  --vscode-widget-border: light-dark(#d1d9e0, #3d444d);
  --vscode-textLink-foreground: light-dark(#0550ae, #79c0ff);
  --vscode-textLink-activeForeground: light-dark(#033d8b, #a5d6ff);
  --vscode-focusBorder: light-dark(#0550ae, #79c0ff);
  --vscode-textCodeBlock-background: light-dark(#f1f3f5, #262c36);
  --vscode-scrollbarSlider-background: light-dark(#e4e8ec, #2f353d);
  --vscode-progressBar-background: light-dark(#0969da, #4493f8);
  --vscode-editorWarning-foreground: light-dark(#9a6700, #d29922);
  --vscode-testing-iconPassed: light-dark(#1a7f37, #3fb950);
  --vscode-testing-iconFailed: light-dark(#cf222e, #f85149);
}

body {
  background: light-dark(#ffffff, #0d1117);
  margin: 0;
  overflow-wrap: anywhere;
  padding: 0 1.5rem;
}

@media (max-width: 40rem) {
  body {
    padding: 0 0.75rem;
  }

  meter {
    width: 4rem;
  }

  th,
  td {
    padding-right: 0.4rem;
  }
}
`;
