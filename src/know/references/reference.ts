// A distribution to compare with. A reference knows where it comes from; whether it was declared is decided by the run.

export interface Reference {
  id: string;
  title: string;
  source: string;
  date: string;
  licence: string;
  /** SHA-256 of the canonical JSON of `shares`. */
  digest: string;
  /** Role name it speaks of: `country`, `region`, `language`, `gender`, `age`; '*' for any. */
  role: string;
  /** code → share. Sums to 1 unless `overlapping` (speakers of languages overlap). */
  shares: Map<string, number>;
  overlapping: boolean;
  /** What a reader must know: bands split evenly, second-language speakers included … */
  notes: string[];
}
