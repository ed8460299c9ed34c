// What a spreadsheet does to cells when a table passes through it: bands and labels become dates, long ids become
// scientific notation, codes lose their leading zeros. A value alone proves nothing; what the rest of the column holds
// does. Nothing is ever changed back: the likely original is only said.

export type DamageKind = 'spreadsheet-dates' | 'scientific-ids' | 'lost-zeros' | 'decimal-commas';

/** Damage of one column, and which of its values are hit. */
export interface ColumnDamage {
  kind: DamageKind;
  hits(value: string): boolean;
  /** What a hit value was most likely; null where it cannot be told. */
  original?(value: string): string | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTHS_ELSEWHERE: Record<string, number> = { mrz: 3, mai: 5, okt: 10, dez: 12, sept: 9 };
const LABELS = ['JAN', 'FEB', 'MARCH', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEPT', 'OCT', 'NOV', 'DEC'];

const monthOf = (word: string): number =>
  MONTHS_ELSEWHERE[word.toLowerCase()] ?? MONTHS.indexOf(word.toLowerCase()) + 1;

/** The numbers of a date in the orders in which they may have been typed. */
interface DateParts {
  month: number;
  pairs: [number, number][];
  /** Written as nobody writes a date by hand: 19-Oct. */
  short: boolean;
}

const short = (month: number, other: number): DateParts | null =>
  month === 0
    ? null
    : {
        month,
        pairs: [
          [month, other],
          [other, month],
        ],
        short: true,
      };

const long = (year: number, month: number, day: number): DateParts => ({
  month,
  pairs: [...(day === 1 ? [[month, year % 100] as [number, number]] : []), [month, day], [day, month]],
  short: false,
});

const FORMS: [RegExp, (...parts: string[]) => DateParts | null][] = [
  [/^(\d{1,2})[-. /]{1,2}([A-Za-z]{3,4})$/, (day, month) => short(monthOf(month!), Number(day))],
  [/^([A-Za-z]{3,4})[-. /](\d{1,2})$/, (month, day) => short(monthOf(month!), Number(day))],
  [/^(\d{1,2})(?:월|月) ?(\d{1,2})(?:일|日)$/, (month, day) => short(Number(month), Number(day))],
  [
    /^(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?$/,
    (year, month, day) => long(Number(year), Number(month), Number(day)),
  ],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, (month, day, year) => long(Number(year), Number(month), Number(day))],
];

const dateParts = (value: string): DateParts | null => {
  if (value.length > 26) return null;
  for (const [form, read] of FORMS) {
    const match = form.exec(value);
    if (match) return read(...match.slice(1));
  }
  return null;
};

/** Bands mostly span five or ten years. */
const USUAL_SPANS = [9, 4, 5, 10];
const bandOf = ({ pairs }: DateParts): string | null => {
  const rising = pairs.filter(([from, to]) => from < to);
  const usual = rising.find(([from, to]) => USUAL_SPANS.includes(to - from)) ?? rising[0];
  return usual === undefined ? null : `${usual[0]}-${usual[1]}`;
};

const isBand = (value: string): boolean => /^\d{1,3} ?[-–~] ?\d{1,3}$|^\d{1,3} ?\+$|^[<>≤≥]=? ?\d{1,3}$/.test(value);
const isSymbol = (value: string): boolean => /^[A-Z][A-Z0-9-]{1,11}$/.test(value);
const AGE_NAME =
  /(^|[^a-z])ages?($|[^a-z])|^(agegroup|ageband|agerange|alter|altersgruppe|edad|idade|나이|연령|연령대|年齢|年齢層|年龄|年龄段)$/i;
const ID_NAME =
  /(^|[^a-z])(ids?|uuid|key|number|no|nr|isbn|ean|gtin|barcode|phone|tel|tweet|user|speaker|client|author|post|account)($|[^a-z])/i;
const CODE_NAME = /(^|[^a-z])(zip|zipcode|postal|postcode|plz|fips|siret|siren|nuts|m49|icd|isco|code)($|[^a-z])/i;
const SCIENTIFIC = /^[1-9](\.\d{1,5})?E\+(1[1-9]|2\d)$/;
const DIGITS = /^\d+$/;

type Counts = ReadonlyMap<string, number>;

const datesIn = (name: string, counts: Counts): ColumnDamage | null => {
  const parts = new Map([...counts.keys()].flatMap((value) => (dateParts(value) ? [[value, dateParts(value)!]] : [])));
  if (parts.size === 0) return null;
  const others = [...counts.keys()].filter((value) => !parts.has(value));
  const shorts = [...parts].filter(([, date]) => date.short);
  const isBanded = others.length > 0 && others.filter(isBand).length >= others.length / 2;
  const bands = [...parts.values()].filter((date) => bandOf(date) !== null).length;
  if ((isBanded || AGE_NAME.test(name)) && bands >= parts.size * 0.8 && parts.size <= 30)
    return {
      kind: 'spreadsheet-dates',
      hits: (value) => dateParts(value) !== null,
      original: (value) => bandOf(dateParts(value) ?? { month: 0, pairs: [], short: true }),
    };
  const isLabelled = others.length >= 3 && others.filter(isSymbol).length >= others.length * 0.8;
  if (!isLabelled || shorts.length === 0 || shorts.length > others.length) return null;
  return {
    kind: 'spreadsheet-dates',
    hits: (value) => dateParts(value)?.short === true,
    original: (value) => {
      const date = dateParts(value);
      return date === null ? null : `${LABELS[date.month - 1]}${date.pairs[0]![1]}`;
    },
  };
};

const scientificIn = (name: string, counts: Counts): ColumnDamage | null => {
  const hit = [...counts.keys()].filter((value) => SCIENTIFIC.test(value));
  if (hit.length === 0) return null;
  const others = [...counts.keys()].filter((value) => !SCIENTIFIC.test(value));
  if (!others.every((value) => DIGITS.test(value))) return null;
  const isId = ID_NAME.test(name) || others.some((value) => value.length >= 10);
  return isId ? { kind: 'scientific-ids', hits: (value) => SCIENTIFIC.test(value) } : null;
};

const zerosIn = (name: string, counts: Counts): ColumnDamage | null => {
  const digits = [...counts.keys()].filter((value) => DIGITS.test(value));
  if (digits.length < 20 || digits.length < counts.size * 0.95) return null;
  const widths = new Map<number, number>();
  for (const { length } of digits) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [width, most] = [...widths].reduce((a, b) => (b[1] > a[1] ? b : a));
  const zeros = digits.filter((value) => value.startsWith('0') && value.length === width).length;
  const longest = Math.max(...widths.keys());
  if (longest !== width || width < 3 || most === digits.length || most < digits.length * 0.7) return null;
  if (zeros === 0 && !CODE_NAME.test(name)) return null;
  return {
    kind: 'lost-zeros',
    hits: (value) => DIGITS.test(value) && value.length < width,
  };
};

const commasIn = (_name: string, counts: Counts): ColumnDamage | null => {
  const comma = /^[+-]?\d+,\d+$/;
  const values = [...counts.keys()];
  const hit = values.filter((value) => comma.test(value));
  const isNumeric = values.every((value) => comma.test(value) || /^[+-]?\d+$/.test(value));
  const isDecimal = hit.some((value) => !/,\d{3}$/.test(value));
  if (hit.length < 5 || hit.length < values.length * 0.8 || !isNumeric || !isDecimal) return null;
  return { kind: 'decimal-commas', hits: (value) => comma.test(value) };
};

/** A label is printed only if so many rows hold it; a band of ages is a code, and no text of the file. */
const LEAST_ROWS = 10;

/** The likely originals that may be printed, most frequent first, at most three, as a list; '' = none. */
export function likelyOriginals(damage: ColumnDamage, counts: Counts): string {
  const rows = new Map<string, number>();
  for (const [value, count] of counts) {
    const original = damage.hits(value) ? (damage.original?.(value) ?? null) : null;
    if (original !== null) rows.set(original, (rows.get(original) ?? 0) + count);
  }
  return [...rows]
    .filter(([original, count]) => isBand(original) || count >= LEAST_ROWS)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([original]) => original)
    .join(', ');
}

/** Damage of a column by its name and its known values with their rows; null = none that shows. */
export const columnDamage = (name: string, counts: Counts): ColumnDamage | null =>
  datesIn(name, counts) ?? scientificIn(name, counts) ?? zerosIn(name, counts) ?? commasIn(name, counts);

const ERROR = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$|^#{5,}$/;

/** A cell that holds the error of a formula, or the hashes of a column that was too narrow. */
export const isErrorCell = (value: string): boolean => ERROR.test(value);
