import * as vscode from "vscode";
import { areUnreadable } from "../context-keys.js";
import { type Engine, loadEngine } from "../load-engine.js";
import { inBackground, type Log } from "../log.js";
import type { EditorProject } from "../projects/editor-project.js";
import { isUnreadable } from "../projects/manifest-errors.js";
import type { Projects } from "../projects/projects.js";
import { onSettingsChange, setting } from "../settings.js";
import { blockingGaps } from "./blocking-gaps.js";
import type { TreeFilter, TreeModel } from "./practice-tree.js";
import { treeItem, treeTooltip } from "./tree-item.js";

const viewId = "roadworthy.practices";

/** A node as VS Code holds it: it stays the same object while what it shows changes, so that only what changed is drawn again. */
export interface TreeNode {
  readonly parent: TreeNode | undefined;
  readonly project: EditorProject;
  readonly model: TreeModel;
  readonly children: readonly TreeNode[];
}

/** The same, for the one who fills it. */
interface OwnNode extends TreeNode {
  project: EditorProject;
  model: TreeModel;
  children: OwnNode[];
  /** What is on screen of it. */
  drawn: string;
}

/** The practices of all projects as a tree in the side bar. */
export interface PracticesView extends vscode.Disposable {
  setFilter(filter: TreeFilter): Promise<void>;
  /** Shows the view with a project selected. */
  reveal(project: EditorProject): Promise<void>;
  /** What the tree shows, for those who cannot see it: made anew if it is not on screen. */
  nodes(): Promise<readonly TreeNode[]>;
  /** The number beside the view's icon; 0 when there is none. */
  readonly badge: number;
  /** The node that is selected. */
  readonly selected: TreeNode | undefined;
}

/** Registers the tree. While it is hidden nothing is worked out for it but the badge. */
export function showPractices(projects: Projects, memory: vscode.Memento, log: Log): PracticesView {
  const changed = new vscode.EventEmitter<TreeNode | TreeNode[] | undefined>();
  let roots: readonly OwnNode[] = [];
  let isOutdated = true;
  let filter = memory.get<TreeFilter>("filter", "gaps");

  const bringUpToDate = async () => {
    if (!isOutdated) return;
    const engine = projects.all.length > 0 ? await loadEngine() : undefined;
    isOutdated = false;
    const { all } = projects;
    const shown = engine && !areUnreadable(all) ? all : [];
    const before = new Map(roots.map((root) => [root.model.id, root]));
    const dirty: OwnNode[] = [];
    const next = shown.flatMap((project) => {
      const model = modelOf(engine, project, filter);
      // A lone project with nothing to show leaves the view to its welcome text.
      if (shown.length === 1 && model.children.length === 0) return [];
      return [merge(before.get(model.id), model, project, undefined, dirty)];
    });
    const isSame = next.length === roots.length && next.every((root, index) => root === roots[index]);
    roots = next;
    if (!isSame) changed.fire(undefined);
    else if (dirty.length > 0) changed.fire(dirty);
  };

  const view = vscode.window.createTreeView<TreeNode>(viewId, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: ({ model, project }) => treeItem(model, project),
      async getChildren(node) {
        if (node) return [...node.children];
        await bringUpToDate();
        return [...roots];
      },
      getParent: ({ parent }) => parent,
      resolveTreeItem(item, { model, project }) {
        item.tooltip = treeTooltip(model, project);
        return item;
      },
    },
  });

  const update = () => {
    isOutdated = true;
    const readable = projects.all.filter((project) => !isUnreadable(project));
    const count = setting("view.badge") ? readable.reduce((sum, { report }) => sum + blockingGaps(report), 0) : 0;
    if ((view.badge?.value ?? 0) !== count) view.badge = count > 0 ? { value: count, tooltip: badgeTooltip(count) } : undefined;
    if (view.visible) inBackground(log, "Showing practices", bringUpToDate);
  };
  const showFilter = () => {
    // The only view of its container shows no description, so the title says what is shown.
    view.title = filterName(filter);
    vscode.commands.executeCommand("setContext", "roadworthy.filter", filter);
  };
  let endProgress: (() => void) | undefined;
  const showProgress = () => {
    if (!projects.isBusy) endProgress?.();
    else if (!endProgress)
      vscode.window.withProgress(
        { location: { viewId } },
        () =>
          new Promise<void>((resolve) => {
            endProgress = () => {
              endProgress = undefined;
              resolve();
            };
          }),
      );
  };
  showFilter();
  update();
  showProgress();

  const subscriptions = vscode.Disposable.from(
    view,
    changed,
    projects.onDidChange(update),
    projects.onDidChangeBusy(showProgress),
    onSettingsChange("view", update),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) inBackground(log, "Showing practices", bringUpToDate);
    }),
  );
  return {
    async setFilter(wanted) {
      filter = wanted;
      showFilter();
      isOutdated = true;
      await bringUpToDate();
      await memory.update("filter", wanted);
    },
    async reveal(project) {
      await vscode.commands.executeCommand(`${viewId}.focus`);
      await bringUpToDate();
      const root = roots.find(({ model }) => model.id === project.uri.toString());
      if (root) await view.reveal(root, { focus: true, select: true, expand: true });
    },
    async nodes() {
      await bringUpToDate();
      return roots;
    },
    get selected() {
      return view.selection[0];
    },
    get badge() {
      return view.badge?.value ?? 0;
    },
    dispose() {
      endProgress?.();
      subscriptions.dispose();
    },
  };
}

function modelOf(engine: Engine | undefined, { report, uri }: EditorProject, filter: TreeFilter): TreeModel {
  const id = uri.toString();
  return engine?.practiceTree(report, id, filter) ?? { id, subject: { kind: "project", gaps: 0 }, children: [] };
}

/** Brings a node and all below it in step with a model; the topmost of those that look different are added to `dirty`. */
function merge(
  known: OwnNode | undefined,
  model: TreeModel,
  project: EditorProject,
  parent: OwnNode | undefined,
  dirty: OwnNode[],
): OwnNode {
  const { command, description, iconPath, label, contextValue } = treeItem(model, project);
  const drawn = JSON.stringify([label, description, iconPath, contextValue, command?.arguments, model.children.map(({ id }) => id)]);
  const node: OwnNode = known ?? { parent, project, model, children: [], drawn };
  const isDirty = node.drawn !== drawn;
  if (isDirty) dirty.push(node);
  // What is below a node that is drawn again is drawn with it.
  const below: OwnNode[] = isDirty ? [] : dirty;
  const before = new Map(node.children.map((child) => [child.model.id, child]));
  Object.assign(node, { project, model, drawn });
  node.children = model.children.map((child) => merge(before.get(child.id), child, project, node, below));
  return node;
}

function filterName(filter: TreeFilter): string {
  switch (filter) {
    case "gaps":
      return vscode.l10n.t("Gaps");
    case "fixable":
      return vscode.l10n.t("Fixable gaps");
    case "all":
      return vscode.l10n.t("All practices");
  }
}

function badgeTooltip(count: number): string {
  return count === 1
    ? vscode.l10n.t("1 gap keeps the project from its stage")
    : vscode.l10n.t("{0} gaps keep the project from its stage", count);
}
