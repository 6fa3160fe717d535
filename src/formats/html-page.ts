import { type Html, html } from "../text/html.js";
import { reportStyle, standaloneStyle } from "./report-style.js";

/** What a page is made of. */
export interface HtmlPage {
  readonly title: string;
  /** What stands in `main`. */
  readonly body: Html;
  /** Style sheets beside those that every page has. */
  readonly styles?: readonly string[];
  /** The one script that may run, and the hash by which the browser is told of it: SHA-256 in Base64. */
  readonly script?: { readonly text: string; readonly hash: string };
}

/** A self-contained page: its style within, nothing loaded from elsewhere, no script but the one that is given. */
export function htmlPage({ title, body, styles = [], script }: HtmlPage): string {
  const style: Html = { text: [standaloneStyle, reportStyle, ...styles].join("\n") };
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${script ? html`; script-src 'sha256-${script.hash}'` : ""}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${style}</style>
</head>
<body>
<main>
${body}
</main>
${script ? html`<script>${{ text: script.text }}</script>\n` : ""}</body>
</html>
`.text;
}
