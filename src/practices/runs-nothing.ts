const printing = /^\s*@?(?:echo|printf|Write-(?:Host|Output))\b/i;
const installing =
  /^\s*(?:sudo\s+)?(?:python[\d.]*\s+-m\s+)?(?:(?:pip3?|pipx|poetry|pdm|conda|mamba|micromamba|npm|pnpm|yarn|apt|apt-get|brew|apk)\s+(?:-\S+\s+)*(?:install|add|i|ci|remove|uninstall|update|upgrade)|uv\s+(?:(?:pip|tool)\s+)?(?:install|add|sync))\b[^|;&]*$/;
const handlingFiles = /^\s*(?:sudo\s+)?(?:rm|cp|mv|ls|cat|mkdir|rmdir|touch|chmod|chown|tar|zip|unzip|find|du|wc|head|tail|tree)\b[^|;&]*$/;

/** Whether a command line runs nothing of what it names: it prints, installs packages, or moves files about. */
export function runsNothing(text: string): boolean {
  return printing.test(text) || installing.test(text) || handlingFiles.test(text);
}
