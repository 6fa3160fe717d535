/** The names that share most with a wrong one, as a sentence; all of them where there are few. */
export function nearest(wrong: string, names: readonly string[], most = 8): string {
  const wanted = piecesOf(wrong);
  const sharing = names
    .map((name) => ({
      name,
      shared: piecesOf(name).filter((piece) => wanted.some((one) => one.startsWith(piece) || piece.startsWith(one))).length,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const offered = (sharing.length > 0 ? sharing.map(({ name }) => name) : names).slice(0, most).map((name) => `\`${name}\``);
  return sharing.length > 0 ? `Did you mean ${offered.join(", ")}?` : `There are ${names.length}, such as ${offered.join(", ")}.`;
}

function piecesOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((piece) => piece.length > 1);
}
