// Written by `npm run upkeep`; do not edit.
import { artefactReader } from "./artefact.js";
import { composeReader } from "./compose.js";
import { dockerfileReader } from "./dockerfile.js";
import { dvcReader } from "./dvc.js";
import { gitAttributesReader } from "./git-attributes.js";
import { githubActionsReader } from "./github-actions.js";
import { gitlabCiReader } from "./gitlab-ci.js";
import { makefileReader } from "./makefile.js";
import { markdownReader } from "./markdown.js";
import { notebookReader } from "./notebook.js";
import { noxfileReader } from "./noxfile.js";
import { preCommitReader } from "./pre-commit.js";
import { prometheusRulesReader } from "./prometheus-rules.js";
import { promptfooReader } from "./promptfoo.js";
import { pythonReader } from "./python.js";
import type { AnyReader } from "./reader.js";
import { taskfileReader } from "./taskfile.js";
import { textReader } from "./text.js";
import { toxReader } from "./tox.js";

/** Every reader, by file name. */
export const readers: readonly AnyReader[] = [
  artefactReader,
  composeReader,
  dockerfileReader,
  dvcReader,
  gitAttributesReader,
  githubActionsReader,
  gitlabCiReader,
  makefileReader,
  markdownReader,
  notebookReader,
  noxfileReader,
  preCommitReader,
  prometheusRulesReader,
  promptfooReader,
  pythonReader,
  taskfileReader,
  textReader,
  toxReader,
];
