/** A key without case, `_` and `-`: `livenessProbe`, `liveness_probe` and `LivenessProbe` are `livenessprobe`. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, "");
}
