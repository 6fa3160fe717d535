/** What it takes to activate extensions of the kind, in ms: the median, and the least and the most. */
export interface PeerActivation {
  readonly name: string;
  readonly median: number;
  readonly range: readonly [number, number];
}

/**
 * Measured once, in 5 to 14 windows of VS Code 1.139.1 on Node 24 and two cores, with bundles made by esbuild of each extension's source in
 * 2026. They are to be read beside ours, and are no part of this run.
 */
export const peerActivations: readonly PeerActivation[] = [
  { name: "an extension that does nothing", median: 5, range: [5, 10] },
  { name: "Error Lens", median: 14, range: [11, 29] },
  { name: "the same as nothing, with a YAML parser", median: 18, range: [17, 23] },
  { name: "Ruff", median: 79, range: [59, 128] },
  { name: "markdownlint", median: 98, range: [67, 130] },
  { name: "YAML by Red Hat", median: 127, range: [103, 177] },
  { name: "ESLint", median: 143, range: [53, 178] },
  { name: "Biome, which looks for its program", median: 520, range: [356, 949] },
];
