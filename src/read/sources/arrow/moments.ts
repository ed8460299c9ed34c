// Arrow's dates, times, timestamps, durations and intervals as ISO 8601, from whole numbers alone: no value is rounded, and
// none is too far away for a calendar. A timestamp with a time zone is printed in UTC, which is how it is stored.

/** Ticks a second, by Arrow's unit: second, millisecond, microsecond, nanosecond. */
const TICKS = [1n, 1_000n, 1_000_000n, 1_000_000_000n];
const DAY_SECONDS = 86_400n;

const two = (n: number): string => String(n).padStart(2, '0');

const divided = (value: bigint, by: bigint): [bigint, bigint] => {
  const rest = ((value % by) + by) % by;
  return [(value - rest) / by, rest];
};

/** Days since 1970-01-01 as a proleptic Gregorian date; years beyond four digits with a sign. */
export function isoDate(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const day = shifted - era * 146_097;
  const year = Math.floor((day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365);
  const ordinal = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const moon = Math.floor((5 * ordinal + 2) / 153);
  const month = moon < 10 ? moon + 3 : moon - 9;
  const full = year + era * 400 + (month <= 2 ? 1 : 0);
  const shown =
    full >= 0 && full <= 9999
      ? String(full).padStart(4, '0')
      : `${full < 0 ? '-' : '+'}${String(Math.abs(full)).padStart(6, '0')}`;
  return `${shown}-${two(month)}-${two(ordinal - Math.floor((153 * moon + 2) / 5) + 1)}`;
}

const fraction = (ticks: bigint, unit: number): string => {
  const digits =
    unit === 0
      ? ''
      : String(ticks)
          .padStart(unit * 3, '0')
          .replace(/0+$/, '');
  return digits === '' ? '' : `.${digits}`;
};

/** A time of day from its ticks since midnight. */
export function isoTime(value: bigint, unit: number): string {
  const [seconds, ticks] = divided(value, TICKS[unit]!);
  const whole = Number(seconds);
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${fraction(ticks, unit)}`;
}

/** A timestamp from its ticks since 1970; `zoned`: it says which moment it is, so it ends with Z. */
export function isoTimestamp(value: bigint, unit: number, zoned: boolean): string {
  const [days, rest] = divided(value, DAY_SECONDS * TICKS[unit]!);
  return `${isoDate(Number(days))}T${isoTime(rest, unit)}${zoned ? 'Z' : ''}`;
}

/** A length of time from its ticks, in seconds. */
export function isoDuration(value: bigint, unit: number): string {
  const size = value < 0n ? -value : value;
  const ticks = TICKS[unit]!;
  return `${value < 0n ? '-' : ''}PT${size / ticks}${fraction(size % ticks, unit)}S`;
}

/** An interval of months, days and nanoseconds, each with its own sign. */
export function isoInterval(months: number, days: number, nanoseconds: bigint): string {
  const seconds = isoDuration(nanoseconds, 3);
  const time = nanoseconds < 0n ? seconds.replace('-PT', 'T-') : seconds.slice(1);
  return `P${months}M${days}D${time}`;
}

/** A whole number with `scale` decimal places, exactly. */
export function decimalText(value: bigint, scale: number): string {
  if (scale <= 0) return `${value === 0n ? '0' : `${value}${'0'.repeat(-scale)}`}`;
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The shortest text that gives the same float of 16 or 32 bits; of 64 bits, JavaScript's own. */
export function floatText(value: number, short: boolean): string {
  if (!short || !Number.isFinite(value)) return String(value);
  for (let digits = 7; digits <= 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(value);
}
