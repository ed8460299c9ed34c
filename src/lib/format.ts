// Numbers as a reader reads them. Always English number forms whatever the machine's locale, and never a rounding that says
// more than the number: something present is never "0 %", something incomplete never "100 %".

const forms = new Map<number, Intl.NumberFormat>();

/** With at most so many decimals. Forms are made when first asked for: making one takes longer than starting to read. */
function grouped(value: number, digits: number): string {
  const form = forms.get(digits) ?? new Intl.NumberFormat('en', { maximumFractionDigits: digits, useGrouping: true });
  forms.set(digits, form);
  return form.format(value);
}

/** Rounded to two figures: 1466 → 1500, 0.0437 → 0.044. */
export const twoFigures = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(2)));

/** Like `twoFigures`, but never less than asked for: what to collect must be enough. */
export function twoFiguresUp(value: number): number {
  if (!(value > 0)) return 0;
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(2));
}

/** "1,466"; amounts that are not whole with one digit: "12.3". */
export const count = (value: number): string =>
  grouped(value, Number.isInteger(value) ? 0 : Math.abs(value) < 1 ? 2 : 1);

/** The part of a percentage before its sign: "19", "3.8", "0.04", "under 0.01", "over 99.9". */
function percentDigits(share: number): string {
  const percent = share * 100;
  if (percent === 0 || percent === 100) return String(percent);
  if (percent < 0.01) return 'under 0.01';
  if (percent > 99.9 && percent < 100) return 'over 99.9';
  if (percent < 0.1) return grouped(percent, 2);
  return grouped(percent < 10 ? Number(percent.toPrecision(2)) : percent, 1);
}

/** A share of 0..1 (or more, for list labels) as "3.8 %". */
export const percent = (share: number): string => `${percentDigits(share)} %`;

/** "between 3.8 % and 4.3 %", or one number when both ends read alike. */
export function between([low, high]: readonly [number, number]): string {
  const [from, to] = [percent(low), percent(high)];
  return from === to ? from : `between ${from} and ${to}`;
}

/** A ratio as "0.62"; two figures, one digit from 10 on. */
export const ratio = (value: number): string =>
  value >= 100
    ? grouped(value, 0)
    : value >= 10
      ? grouped(value, 1)
      : grouped(value >= 1 ? value : twoFigures(value), 2);

/** A ratio in words: "half as many as", "2.3 times as many as". */
export function timesAsMany(value: number): string {
  if (value === 0) return 'none where there would be';
  if (value >= 0.995 && value <= 1.005) return 'as many as';
  if (value >= 0.45 && value <= 0.55) return 'about half as many as';
  if (value >= 1.95 && value <= 2.05) return 'about twice as many as';
  return `${ratio(value)} times as many as`;
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The first `shown` items and how many more: "a, b and 3 more". */
export function listFirst(items: readonly string[], shown: number): string {
  const rest = items.length - shown;
  return rest > 0 ? list([...items.slice(0, shown), `${grouped(rest, 0)} more`]) : list(items);
}

/** "1 language", "205 languages". */
export const counted = (value: number, one: string, many: string): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** A date as ISO 8601, the day in UTC. */
export const date = (value: Date): string => value.toISOString().slice(0, 10);
