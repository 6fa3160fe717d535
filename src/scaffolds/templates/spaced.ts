/** Blocks of lines with an empty line between each and the next. */
export function spaced(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}
