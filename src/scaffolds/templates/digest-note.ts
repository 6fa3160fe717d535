/** A comment above an image's `FROM`: a digest is people's choice, since it brings no security updates by itself. */
export function digestNote(image: string): string {
  return `# Your choice: FROM ${image}@sha256:… pins every byte, and leaves updates to you or a bot; docker buildx imagetools inspect ${image} tells the digest.`;
}
