// Layouts of manifests that people publish, with invented values: what detection meets outside the files it was tuned on.
import type { Truth } from './truth.ts';

export type Cells = (row: number) => string | null;
export interface Layout {
  name: string;
  path: string;
  kind: string | string[];
  rows: number;
  columns: Record<string, [Cells, Truth]>;
}

/** Scrambles a row number, the same on every run. */
const scramble = (row: number, salt: number): number =>
  ((Math.imul(row + 1, 2654435761) ^ Math.imul(salt + 7, 40503)) >>> 0) % 100_003;
export const one =
  (...values: string[]): Cells =>
  (row) =>
    values[scramble(row, values.length + (values[0]?.length ?? 0)) % values.length]!;
export const int =
  (from: number, to: number): Cells =>
  (row) =>
    String(from + (scramble(row, from + to) % (to - from + 1)));
export const real =
  (from: number, to: number): Cells =>
  (row) =>
    (from + (scramble(row, 3) / 100_003) * (to - from)).toFixed(3);
export const serial =
  (prefix: string): Cells =>
  (row) =>
    `${prefix}${row + 1}`;
export const among =
  (prefix: string, count: number): Cells =>
  (row) =>
    `${prefix}${scramble(row, count) % count}`;
export const hex: Cells = (row) =>
  `${scramble(row, 1).toString(16)}${scramble(row, 2).toString(16)}${scramble(row, 3).toString(16)}`.padEnd(
    32,
    '0a1b2c3d4e5f6789',
  );
export const file =
  (ending: string): Cells =>
  (row) =>
    `data/part${row % 7}/${row + 1}.${ending}`;
export const url: Cells = (row) => `https://www.example.org/p/${row + 1}`;
export const prose: Cells = (row) =>
  `The ${one('quick', 'tired', 'small', 'green')(row)} ${one('dog', 'bus', 'teacher', 'wind')(row)} went to the ${one('river', 'school', 'old market')(row)} for time ${row + 1}`;
export const day: Cells = (row) => `20${10 + (row % 14)}-0${1 + (row % 9)}-1${row % 10}`;
export const flag = one('0', '1');

export const layouts: Layout[] = [
  {
    name: 'skin lesions with patients',
    path: 'HAM10000_metadata.csv',
    kind: 'medical-images',
    rows: 600,
    columns: {
      lesion_id: [among('HAM_000', 400), [null, 'sample.id']],
      image_id: [serial('ISIC_00'), 'sample.id'],
      dx: [one('nv', 'mel', 'bkl', 'bcc'), [null, 'sample.label']],
      dx_type: [one('histo', 'follow_up', 'consensus'), null],
      age: [(row) => (row % 50 === 0 ? '' : `${5 * (1 + (row % 16))}.0`), 'contributor.age'],
      sex: [one('male', 'female', 'unknown'), 'contributor.gender'],
      localization: [one('back', 'face', 'scalp'), null],
      dataset: [one('vidir_modern', 'rosendahl'), 'sample.source'],
    },
  },
  {
    name: 'chest X-rays',
    path: 'Data_Entry_2017.csv',
    kind: 'medical-images',
    rows: 600,
    columns: {
      'Image Index': [(row) => `0000${row}_000.png`, ['sample.path', 'sample.id']],
      'Finding Labels': [
        (row) =>
          ['Cardiomegaly', 'No Finding', 'Effusion|Cardiomegaly', 'Hernia|Effusion', 'Effusion', 'Hernia'][row % 6]!,
        'sample.labels',
      ],
      'Follow-up #': [int(0, 9), null],
      'Patient ID': [among('', 200), 'contributor.id'],
      'Patient Age': [int(1, 94), 'contributor.age'],
      'Patient Gender': [one('M', 'F'), 'contributor.gender'],
      'View Position': [one('PA', 'AP'), null],
    },
  },
  {
    name: 'faces of public figures with yes/no attributes',
    path: 'list_attr_celeba.csv',
    kind: 'faces',
    rows: 400,
    columns: {
      image_id: [(row) => `${String(row).padStart(6, '0')}.jpg`, ['sample.id', 'sample.path']],
      Bald: [one('-1', '1'), null],
      Male: [one('-1', '1'), null],
      Young: [one('-1', '1'), null],
      Wearing_Lipstick: [one('-1', '1'), null],
    },
  },
  {
    name: 'faces with numbered attributes',
    path: 'utkface.csv',
    kind: 'faces',
    rows: 500,
    columns: {
      img_path: [file('jpg'), 'sample.path'],
      age: [int(1, 100), 'contributor.age'],
      gender: [flag, null],
      ethnicity: [int(0, 4), null],
    },
  },
  {
    name: 'read speech with numbered gender',
    path: 'fleurs/train.tsv',
    kind: 'speech',
    rows: 400,
    columns: {
      id: [int(1, 1500), ['sample.id', null]],
      num_samples: [int(60_000, 400_000), null],
      path: [file('wav'), 'sample.path'],
      transcription: [prose, 'sample.text'],
      raw_transcription: [prose, 'sample.text'],
      gender: [flag, null],
      lang_id: [int(0, 101), null],
      language: [one('Afrikaans', 'Amharic', 'Hausa'), 'sample.language'],
      lang_group_id: [int(0, 6), null],
    },
  },
  {
    name: 'speakers of interviews',
    path: 'vox1_meta.csv',
    kind: 'speech',
    rows: 300,
    columns: {
      'VoxCeleb1 ID': [serial('id1'), ['contributor.id', 'sample.id']],
      Gender: [one('m', 'f'), 'contributor.gender'],
      Nationality: [one('USA', 'Ireland', 'India', 'Germany'), 'contributor.nationality'],
      Set: [one('dev', 'test'), 'sample.split'],
    },
  },
  {
    name: 'conversation safety ratings',
    path: 'diverse_safety_990.csv',
    kind: 'annotations',
    rows: 1200,
    columns: {
      rater_id: [among('2968', 60), 'annotator.id'],
      rater_gender: [one('Man', 'Woman', 'Nonbinary'), 'annotator.gender'],
      rater_race: [
        one(
          'White',
          'Black/African American',
          'LatinX, Latino, Hispanic or Spanish Origin',
          'Asian/Asian subcontinent',
          'Multiracial',
        ),
        'annotator.ethnicity',
      ],
      rater_age: [one('gen z', 'millenial', 'gen x+'), null],
      rater_education: [one('College degree or higher', 'High school or below'), 'annotator.education'],
      item_id: [among('', 100), 'sample.id'],
      phase: [() => 'Phase1', null],
      context: [(row) => prose(scramble(row, 100) % 100), [null, 'sample.text']],
      response: [(row) => prose(scramble(row, 100) % 100), 'sample.text'],
      degree_of_harm: [one('Benign', 'Debatable', 'Extreme'), null],
      Q_overall: [one('Yes', 'No', 'Unsure'), null],
    },
  },
  {
    name: 'posts with crowd annotations',
    path: 'social_bias.csv',
    kind: 'annotations',
    rows: 900,
    columns: {
      WorkerId: [among('w', 40), 'annotator.id'],
      HITId: [among('h', 200), ['sample.id', null]],
      annotatorGender: [one('man', 'woman', 'na'), 'annotator.gender'],
      annotatorRace: [one('white', 'black', 'asian', 'hisp', 'other'), 'annotator.ethnicity'],
      annotatorAge: [(row) => `${int(18, 70)(row)}.0`, 'annotator.age'],
      post: [(row) => prose(scramble(row, 200) % 200), 'sample.text'],
      offensiveYN: [one('1.0', '0.5', '0.0'), [null, 'sample.rating']],
    },
  },
  {
    name: 'reviews by customers',
    path: 'reviews.jsonl',
    kind: ['text', 'records'],
    rows: 900,
    columns: {
      reviewerID: [among('A', 300), 'contributor.id'],
      asin: [among('B00', 100), null],
      overall: [one('5.0', '4.0', '1.0'), [null, 'sample.rating']],
      reviewText: [prose, 'sample.text'],
      unixReviewTime: [int(1_200_000_000, 1_400_000_000), [null, 'sample.time']],
    },
  },
  {
    name: 'assistant conversations',
    path: 'oasst.jsonl',
    kind: 'text',
    rows: 500,
    columns: {
      message_id: [hex, 'sample.id'],
      user_id: [among('u', 120), 'contributor.id'],
      created_date: [(row) => `${day(row)}T10:00:00+00:00`, 'sample.time'],
      text: [prose, 'sample.text'],
      role: [one('prompter', 'assistant'), null],
      lang: [one('en', 'es', 'ru', 'zh', 'pt-BR'), 'sample.language'],
      review_count: [int(0, 3), null],
      rank: [int(0, 4), null],
      synthetic: [one('True', 'False'), 'sample.synthetic'],
      model_name: [() => null, [null, 'sample.generator']],
    },
  },
  {
    name: 'image-text pairs',
    path: 'laion-part-0001.parquet',
    kind: 'image-text',
    rows: 500,
    columns: {
      URL: [url, 'sample.url'],
      TEXT: [prose, 'sample.text'],
      WIDTH: [int(200, 2000), null],
      HEIGHT: [int(200, 2000), null],
      similarity: [real(0.2, 0.5), null],
      LANGUAGE: [one('en', 'de', 'nolang', 'fr', 'ja', 'it', 'es', 'pt', 'pl', 'nl'), 'sample.language'],
      punsafe: [real(0, 1), null],
      hash: [hex, 'sample.id'],
      LICENSE: [() => '?', 'sample.license'],
    },
  },
  {
    name: 'web documents',
    path: 'c4/part-1.jsonl',
    kind: 'text',
    rows: 400,
    columns: {
      url: [url, 'sample.url'],
      text: [prose, 'sample.text'],
      timestamp: [(row) => `${day(row)}T00:00:00Z`, 'sample.time'],
      'metadata.token_count': [int(20, 4000), 'sample.tokens'],
    },
  },
  {
    name: 'objects around the world',
    path: 'geode_index.csv',
    kind: 'objects',
    rows: 500,
    columns: {
      file_path: [file('jpg'), 'sample.path'],
      object: [one('bag', 'stove', 'dustbin'), null],
      region: [one('Africa', 'Americas', 'WestAsia', 'Europe'), 'sample.region'],
      ip_country: [one('Nigeria', 'Colombia', 'Türkiye', 'Romania'), 'sample.country'],
      bbox: [() => '[10, 20, 30, 40]', 'sample.boxes'],
      uploader: [among('up', 80), 'contributor.id'],
    },
  },
  {
    name: 'Korean speech',
    path: '음성/목록.csv',
    kind: 'speech',
    rows: 400,
    columns: {
      화자: [among('SPK', 40), 'contributor.id'],
      성별: [one('남', '여'), 'contributor.gender'],
      연령대: [one('20대', '30대', '40대'), ['contributor.age', null]],
      지역: [one('서울', '부산', '광주'), [null, 'contributor.region', 'contributor.place']],
      파일: [file('wav'), 'sample.path'],
      문장: [(row) => `이것은 ${row + 1}번째 문장이고 꽤 길다`, 'sample.text'],
    },
  },
  {
    name: 'German, French, Spanish, Portuguese and Italian names',
    path: 'stimmen.csv',
    kind: 'speech',
    rows: 400,
    columns: {
      Sprecher: [among('spk', 40), 'contributor.id'],
      Geschlecht: [one('männlich', 'weiblich'), 'contributor.gender'],
      Alter: [int(18, 80), 'contributor.age'],
      sexe: [one('femme', 'homme'), 'contributor.gender'],
      edad: [one('18-24', '25-34', '65+'), 'contributor.age'],
      pais: [one('México', 'Perú', 'Chile'), 'contributor.country'],
      'estado civil': [one('soltero', 'casado'), null],
      escolaridade: [one('primary', 'secondary', 'university'), 'contributor.education'],
      sesso: [one('M', 'F'), 'contributor.gender'],
    },
  },
  {
    name: 'names that only look right',
    path: 'table.csv',
    kind: ['records', 'totals', 'objects', 'text'],
    rows: 400,
    columns: {
      raceway: [one('Monza', 'Spa', 'Suzuka'), null],
      statement: [one('a', 'b'), null],
      race: [one('5 km', '10 km', 'marathon'), null],
      age: [real(4_000, 90_000), null],
      sex: [int(0, 1), null],
      average: [int(20, 60), null],
      dog_gender: [one('male', 'female'), null],
      page: [int(1, 99), null],
      language: [one('Python', 'Rust', 'Go'), null],
      country: [one('rock', 'jazz', 'country'), null],
      male: [flag, null],
      income: [int(0, 90_000), null],
      speaker: [one('user', 'assistant'), null],
      label_color: [one('red', 'blue'), null],
      text: [int(1, 400), null],
      duration: [int(1, 500), null],
      name: [serial('Person '), null],
      religion: [one('1', '2', '3'), null],
    },
  },
  {
    name: 'the same person attribute twice',
    path: 'portraits.csv',
    kind: 'faces',
    rows: 400,
    columns: {
      image: [file('png'), 'sample.path'],
      self_reported_gender: [one('female', 'male', 'non-binary'), 'contributor.gender'],
      perceived_gender: [one('female', 'male'), 'contributor.gender'],
      monk_skin_tone: [int(1, 10), 'contributor.skin-tone'],
      age_bracket: [one('18-29', '30-49', '50+'), 'contributor.age'],
      consent_given: [one('yes', 'no'), 'sample.consent'],
      device_type: [one('phone', 'camera'), 'sample.device'],
      subject_id: [among('s', 90), 'contributor.id'],
    },
  },
  {
    name: 'robot episodes',
    path: 'episodes.jsonl',
    kind: 'robotics',
    rows: 300,
    columns: {
      episode_id: [serial('e'), 'sample.id'],
      robot: [one('arm A', 'arm B'), 'sample.embodiment'],
      task: [one('pick', 'place', 'open drawer'), 'sample.task'],
      scene: [one('kitchen', 'lab'), 'sample.scene'],
      operator_id: [among('op', 9), 'contributor.id'],
      duration_s: [real(2, 90), 'sample.duration'],
    },
  },
  {
    name: 'driving scenes',
    path: 'scenes.csv',
    kind: 'driving',
    rows: 300,
    columns: {
      scene_token: [hex, [null, 'sample.id']],
      city: [one('Boston', 'Singapore'), 'sample.place'],
      weather: [one('rain', 'clear'), 'sample.weather'],
      time_of_day: [one('day', 'night'), 'sample.time-of-day'],
      lat: [real(1, 42), 'sample.latitude'],
      lon: [real(-71, 103), 'sample.longitude'],
      timestamp: [(row) => `${day(row)} 12:00:00`, 'sample.time'],
    },
  },
];
