/** Whether a command line only prints: what it says is not run. */
export function isPrinted(text: string): boolean {
  return /^\s*@?(?:echo|printf|Write-(?:Host|Output))\b/i.test(text);
}
