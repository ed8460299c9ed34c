// Gender and recorded sex. Identities are never folded into one another: a trans woman is no code for women, nor is a cis
// woman, since a form that tells them apart was meant to. German "divers" stays as written, and so does a misspelling
// ("famale"). Numbers stay unmapped too: 1 and 2 mean opposite things in different files. A lone X is a passport marker with
// several meanings. A single letter means what the letters beside it make it mean: M is a man beside F, a woman beside H.
import type { Codebook } from '../role.ts';
import { tableCodebook } from './table.ts';

const table = tableCodebook({
  id: 'gender',
  codes: {
    female: {
      label: 'Female',
      words:
        'f|fem|females|female_feminine|feminine|woman|women|w|girl|girls|' +
        'femme|femmes|féminin|féminine|mujer|mujeres|femenino|femenina|mulher|mulheres|feminino|feminina|' +
        'donna|donne|femmina|femminile|weiblich|frau|frauen|vrouw|vrouwen|vrouwelijk|kvinna|kvinnor|kvinnlig|kvinde|kvinne|' +
        'nainen|kobieta|kobiety|żeńska|žena|ženy|ženské|ženský|ženski|nő|női|femeie|feminin|γυναίκα|θηλυκό|женщина|женский|ж|жен|жінка|жіноча|' +
        'жена|kadın|kız|女|女性|女生|여|여성|여자|أنثى|انثى|امرأة|زن|مؤنث|عورت|خاتون|נקבה|אישה|אשה|' +
        'महिला|स्त्री|औरत|মহিলা|নারী|பெண்|స్త్రీ|మహిళ|ಮಹಿಳೆ|സ്ത്രീ|หญิง|ผู้หญิง|nữ|phụ nữ|perempuan|wanita|mwanamke|babae|ሴት',
    },
    male: {
      label: 'Male',
      words:
        'm|males|male_masculine|masculine|man|men|boy|boys|' +
        'homme|hommes|masculin|hombre|hombres|masculino|masculina|varón|homem|homens|' +
        'uomo|uomini|maschio|maschile|männlich|mann|männer|mannen|mannelijk|män|manlig|mand|' +
        'mies|mężczyzna|mężczyźni|męska|muž|muži|mužské|mužský|muški|férfi|bărbat|άνδρας|άντρας|αρσενικό|мужчина|мужской|м|муж|чоловік|чоловіча|' +
        'мъж|erkek|男|男性|男生|남|남성|남자|ذكر|رجل|مرد|مذكر|זכר|גבר|' +
        'पुरुष|आदमी|পুরুষ|ஆண்|పురుషుడు|ಪುರುಷ|പുരുഷൻ|ชาย|ผู้ชาย|nam|laki-laki|lelaki|pria|mwanaume|lalaki|ወንድ',
    },
    nonbinary: {
      label: 'Non-binary',
      words:
        'non-binary|non binary|nb|enby|non-binaire|no binario|no binaria|não binário|não-binário|nichtbinär|nicht-binär|non binario|niet-binair|icke-binär|ノンバイナリー|논바이너리|非二元',
    },
    transgender: {
      label: 'Transgender',
      words: 'transgender|trans|transgenre|transgénero|transgênero|跨性别|트랜스젠더',
    },
    intersex: {
      label: 'Intersex',
      words: 'inter|intersexual|intersexe|intersexuel|intersexo|intergeschlechtlich|间性',
    },
    'cis-woman': {
      label: 'Cis woman',
      words: 'cis female|cisgender woman|cisgender female|ciswoman|mujer cis|femme cis',
    },
    'cis-man': { label: 'Cis man', words: 'cis male|cisgender man|cisgender male|cisman|hombre cis|homme cis' },
    'trans-woman': {
      label: 'Trans woman',
      words: 'trans female|transgender woman|transgender female|transwoman|mujer trans|femme trans|mulher trans',
    },
    'trans-man': {
      label: 'Trans man',
      words: 'trans male|transgender man|transgender male|transman|hombre trans|homme trans|homem trans',
    },
    genderqueer: { label: 'Genderqueer', words: 'gender queer' },
    genderfluid: { label: 'Genderfluid', words: 'gender fluid|fluid' },
    agender: { label: 'Agender', words: 'a gender' },
    'two-spirit': { label: 'Two-spirit', words: '2 spirit|2spirit|twospirit' },
    questioning: { label: 'Questioning', words: 'questioning or unsure' },
    other: {
      label: 'Other',
      words:
        'o|others|another gender|other gender|autre|otro|otra|outro|outra|altro|andere|anders|annat|annet|andet|inny|другое|diğer|その他|其他|기타|lainnya|khác',
    },
  },
  missing: 'none|u|-1|-9|-99|999',
});

/** A system of letters: it is used where all of `letters` stand in the column and none of `without`. */
interface Letters {
  letters: string[];
  without: string[];
  /** Column names in which alone it is used. */
  named?: RegExp;
  /** Letter → code; null: it cannot be told. */
  means: Record<string, string | null>;
}

/** The first that fits is used; without any, F and W are women and M is a man. */
const SYSTEMS: Letters[] = [
  // Spanish and Portuguese: hombre and mujer, homem and mulher; French: homme and femme.
  { letters: ['h', 'm'], without: ['f', 'w', 'k', 'v'], means: { h: 'male', m: 'female' } },
  { letters: ['h', 'f'], without: ['m'], means: { h: 'male' } },
  // Polish and the languages of Scandinavia; Turkish; Dutch.
  { letters: ['k', 'm'], without: ['f', 'w', 'e', 'h', 'v'], means: { k: 'female' } },
  { letters: ['k', 'e'], without: ['f', 'w', 'm', 'h', 'v'], means: { k: 'female', e: 'male' } },
  { letters: ['v', 'm'], without: ['f', 'w', 'k', 'h'], means: { v: 'female' } },
  // Hungarian has nő for women and férfi for men; elsewhere N says that nothing is known.
  { letters: ['n', 'f'], without: ['m', 'h', 'w'], means: { n: null, f: null } },
  // A man (masculino) or a woman (mujer, mulher): without another letter beside it nobody knows.
  { letters: ['m'], without: ['f', 'w', 'h', 'k', 'v'], named: /sexo|g[eéê]nero/i, means: { m: null } },
];

/** The codebook for a column: `values` are its distinct cells, `name` what it is called. */
export function gender(values: Iterable<string> = [], name = ''): Codebook {
  const cells = [...values].map((value) => value.trim().toLowerCase());
  const there = new Set(cells.filter((cell) => cell.length === 1));
  const isSpelt = cells.some((cell) => cell.length > 1 && /^(fe)?male$/.test(codeOf(cell) ?? ''));
  const system = SYSTEMS.find(
    ({ letters, without, named }) =>
      letters.every((letter) => there.has(letter)) &&
      !without.some((letter) => there.has(letter)) &&
      (named === undefined || (named.test(name) && !isSpelt)),
  );
  if (system === undefined) return table;
  const means = new Map(Object.entries(system.means));
  return {
    ...table,
    read(raw) {
      const code = means.get(raw.trim().toLowerCase());
      return code === undefined ? table.read(raw) : code === null ? 'unmapped' : { code };
    },
  };
}

const codeOf = (cell: string): string | undefined => {
  const meaning = table.read(cell);
  return typeof meaning === 'object' ? meaning.code : undefined;
};
