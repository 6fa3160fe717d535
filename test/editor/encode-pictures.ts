import { createRequire } from "node:module";
import { ensurePackage } from "./ensure-package.js";

/** A moment of an animation. */
export interface Frame {
  png: Buffer;
  /** How long it stands, in milliseconds. */
  shown: number;
}

/** Writes what the editor showed as small files: few colours are enough for it. */
export interface PictureEncoder {
  /** @throws what the encoder says of an image it cannot read, or a path it cannot write. */
  writePng(png: Buffer, path: string): Promise<void>;
  /** An endless GIF. The frames have one size. @throws as `writePng` does. */
  writeGif(frames: readonly Frame[], path: string): Promise<void>;
}

/** What is used of sharp, which is no dependency of the repository. */
type Sharp = (
  input: Buffer | Buffer[],
  options?: { join: { animated: true } },
) => {
  png(options: { palette: true; effort: number; quality: number }): Output;
  gif(options: { delay: number[]; loop: number; effort: number; dither: number }): Output;
};
type Output = { toFile(path: string): Promise<unknown> };

/** Installs the encoder on first use; it brings one binary for the machine it runs on. */
export async function pictureEncoder(): Promise<PictureEncoder> {
  const sharp: Sharp = createRequire(import.meta.url)(await ensurePackage("sharp", "0.35.5"));
  return {
    async writePng(png, path) {
      await sharp(png).png({ palette: true, effort: 10, quality: 100 }).toFile(path);
    },
    async writeGif(frames, path) {
      const images = frames.map(({ png }) => png);
      const delay = frames.map(({ shown }) => shown);
      await sharp(images, { join: { animated: true } })
        .gif({ delay, loop: 0, effort: 10, dither: 0 })
        .toFile(path);
    },
  };
}
