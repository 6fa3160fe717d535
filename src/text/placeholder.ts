const placeholder =
  /^(?:(?:TODO|TBD|FIXME|XXX|CHANGE[ _-]?ME|REPLACE[ _-]?ME|FILL[ _-]?(?:ME[ _-]?)?IN|N\/?A|\?+|\.{3}|…)(?=$|[\s:.,;(-]).*|<[^<>]*>)$/is;

/** Whether a text only holds the place of a value: empty, `TODO …`, `TBD`, `<owner>` and the like. Such a value counts as absent. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === "" || placeholder.test(trimmed);
}
