/** How one way of doing something fared. */
export interface Figures {
  /** Milliseconds each time took. */
  readonly times: readonly number[];
  /** Milliseconds that all of them took, side by side. */
  readonly elapsed: number;
}

/** The time below which a share of all times lies, in milliseconds. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function perSecond({times, elapsed}: Figures): number {
  return (times.length / elapsed) * 1000;
}

/** The part of `ours` that `bare` does not need, from the medians. */
export function ownShare(ours: Figures, bare: Figures): number {
  const whole = percentile(ours.times, 0.5);
  return (whole - percentile(bare.times, 0.5)) / whole;
}

/** A line for each row, in columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
