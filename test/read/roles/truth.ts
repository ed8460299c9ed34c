// What every column of the real tables means, typed once by a person who looked at them. A list names all readings that
// are right; null stands for "no role", so that a column may be left alone or must be (null alone).

/** Role ids that are right for a column; null: leaving it alone is right. */
export type Truth = string | null | (string | null)[];

export interface TrueTable {
  path: string;
  kind: string | string[];
  delimiter: string;
  quoting: boolean;
  /** Lines that start with this are skipped. */
  comment?: string;
  /** Opened by the product's own reader instead of the plain one of the tests: documents and folders. */
  opened?: true;
  /** Names, where the file has no header. */
  names?: string[];
  /** Appended constant columns (what `--path-column` does). */
  constants?: Record<string, string>;
  columns: Record<string, Truth>;
}

const csv = { delimiter: ',', quoting: true };
const tsv = { delimiter: '\t', quoting: false };
const each = (names: string, truth: Truth): Record<string, Truth> =>
  Object.fromEntries(names.split('|').map((name) => [name, truth]));

const commonVoice = (file: string): TrueTable => ({
  path: `common-voice/${file}`,
  kind: 'speech',
  ...tsv,
  columns: {
    client_id: 'contributor.id',
    path: 'sample.path',
    sentence_id: 'sample.id',
    sentence: 'sample.text',
    sentence_domain: 'sample.topic',
    up_votes: 'sample.votes',
    down_votes: 'sample.votes',
    age: 'contributor.age',
    gender: 'contributor.gender',
    accents: 'contributor.accent',
    variant: null,
    locale: 'sample.language',
    segment: null,
  },
});

const counted = (name: string): TrueTable => ({
  path: `github-innovation-graph/${name}.csv`,
  kind: 'totals',
  ...csv,
  columns: { [name]: [null, 'sample.weight'], iso2_code: 'sample.country', year: 'sample.time', quarter: null },
});

/** What collections say of their data sets, one JSON document for each: columns that a collection may not have. */
const provenance = (part: string, kind: string[], columns: Record<string, Truth>): TrueTable => ({
  path: `data-provenance/${part}`,
  opened: true,
  kind,
  ...csv,
  columns: {
    key: [null, 'sample.id'],
    'Dataset Name': [null, 'sample.id', 'sample.source'],
    'Unique Dataset Identifier': [null, 'sample.id'],
    Collection: [null, 'sample.source'],
    Licenses: [null, 'sample.license'],
    ...each('Paper URL|GitHub URL|Hugging Face URL|Papers with Code URL', 'sample.documentation'),
    'Inferred Metadata.PwC License URL': 'sample.url',
    'Semantic Scholar Corpus ID': [null, 'sample.id'],
    'Year Released': [null, 'sample.time'],
    Creators: [null, 'contributor.id', 'sample.source'],
    Bibtex: [null, 'sample.text'],
    ...each(
      'Inferred Metadata.GitHub Stars (June 2024)|Inferred Metadata.GitHub Topics|Inferred Metadata.Github Date|Inferred Metadata.HF Config|Inferred Metadata.HF Config License|Inferred Metadata.HF Downloads (June 2024)|Inferred Metadata.HF Likes (June 2024)|Inferred Metadata.S2 Citation Count (June 2024)|Inferred Metadata.S2 Date',
      null,
    ),
    ...each('Inferred Metadata.GitHub License|Inferred Metadata.HF Yaml License|Inferred Metadata.PwC License Name', [
      null,
      'sample.license',
    ]),
    'Inferred Metadata.HF Dataset': [null, 'sample.source', 'sample.id'],
    ...each('Inferred Metadata.HF Date|Inferred Metadata.PwC Date', 'sample.time'),
    'Inferred Metadata.PwC Description': 'sample.text',
    ...columns,
  },
});

export const truth: TrueTable[] = [
  ...['train', 'dev', 'test'].map(
    (part): TrueTable => ({
      path: `hs-brexit/HS-Brexit_${part}.json`,
      opened: true,
      kind: ['text', 'annotations'],
      ...csv,
      columns: {
        key: 'sample.id',
        text: 'sample.text',
        'annotation task': ['sample.task', null],
        'number of annotations': null,
        annotations: [null, 'sample.labels'],
        annotators: null,
        lang: 'sample.language',
        hard_label: 'sample.label',
        ...each('soft_label.0|soft_label.1', null),
        split: 'sample.split',
        ...each(
          'other_info.other annotations.aggressive language detection|other_info.other annotations.offensive language detection',
          [null, 'sample.labels'],
        ),
        ...each('other_info.annotators group|other_info.group1|other_info.group2', null),
      },
    }),
  ),
  {
    path: 'presidio-synth-pii/synth_dataset_v2.json',
    opened: true,
    kind: ['text', 'records'],
    ...csv,
    columns: {
      full_text: 'sample.text',
      masked: 'sample.text',
      spans: null,
      template_id: [null, 'sample.id'],
      metadata: null,
    },
  },
  provenance('speech', ['speech'], {
    Hours: 'sample.duration',
    'Languages (Count)': null,
    ...each('Languages|Languages (ISO)', 'sample.language'),
    ...each('Language Groups|Language Families', null),
    Speakers: null,
    Tasks: 'sample.task',
    'License Notes': [null, 'sample.text'],
    Topics: ['sample.topic', null],
    'Source Category': [null, 'sample.source'],
    Source: 'sample.source',
    'Process Description': 'sample.text',
    'Website URL': ['sample.url', null],
    'Creator Categories': null,
    Location: [null, 'sample.place', 'sample.country'],
    Notes: [null, 'sample.text'],
  }),
  {
    path: 'adult/adult.data',
    kind: 'records',
    ...csv,
    columns: {
      age: 'contributor.age',
      workclass: [null, 'contributor.occupation'],
      fnlwgt: ['sample.weight', null],
      education: 'contributor.education',
      'education-num': null,
      'marital-status': null,
      occupation: 'contributor.occupation',
      relationship: null,
      race: 'contributor.ethnicity',
      sex: 'contributor.gender',
      'capital-gain': null,
      'capital-loss': null,
      'hours-per-week': null,
      'native-country': 'contributor.country-of-origin',
      Y: ['sample.label', 'contributor.income'],
    },
  },
  {
    path: 'birdclef-2022/train_metadata.csv',
    kind: 'objects',
    ...csv,
    columns: {
      primary_label: 'sample.label',
      secondary_labels: 'sample.labels',
      type: [null, 'sample.labels'],
      latitude: 'sample.latitude',
      longitude: 'sample.longitude',
      scientific_name: [null, 'sample.label'],
      common_name: [null, 'sample.label'],
      author: 'contributor.id',
      license: 'sample.license',
      rating: 'sample.rating',
      time: [null, 'sample.time'],
      url: 'sample.url',
      filename: 'sample.path',
    },
  },
  commonVoice('cv-corpus-22.0-ko/validated.tsv'),
  commonVoice('cv-corpus-22.0-tw/validated.tsv'),
  commonVoice('cv-corpus-22.0-tw/other.tsv'),
  commonVoice('cv-corpus-24.0-te/validated.tsv'),
  {
    path: 'common-voice/cv-corpus-22.0-tw/clip_durations.tsv',
    kind: ['speech'],
    ...tsv,
    columns: { clip: 'sample.path', 'duration[ms]': 'sample.duration' },
  },
  {
    path: 'common-voice/cv-corpus-22.0-tw/unvalidated_sentences.tsv',
    kind: ['text', 'speech'],
    ...tsv,
    columns: {
      sentence_id: 'sample.id',
      sentence: 'sample.text',
      sentence_domain: 'sample.topic',
      source: ['sample.source', null],
    },
  },
  {
    path: 'compas/compas-two-years-noname.csv',
    kind: 'records',
    ...csv,
    columns: {
      id: ['sample.id', 'contributor.id'],
      compas_screening_date: ['sample.time', null],
      sex: 'contributor.gender',
      age: 'contributor.age',
      age_cat: 'contributor.age',
      race: 'contributor.ethnicity',
      ...each(
        'juv_fel_count|decile_score|juv_misd_count|juv_other_count|priors_count|days_b_screening_arrest|c_days_from_compas|c_charge_degree|c_charge_desc',
        null,
      ),
      ...each('c_jail_in|c_jail_out', [null, 'sample.time']),
      ...each(
        'c_offense_date|c_arrest_date|r_offense_date|vr_offense_date|screening_date|v_screening_date|in_custody|out_custody|r_jail_in|r_jail_out',
        [null, 'sample.time'],
      ),
      ...each(
        'is_recid|r_charge_degree|r_days_from_arrest|r_charge_desc|violent_recid|is_violent_recid|vr_charge_degree|vr_charge_desc|type_of_assessment',
        null,
      ),
      ...each(
        'decile_score_2|score_text|v_type_of_assessment|v_decile_score|v_score_text|priors_count_2|start|end|event|two_year_recid',
        null,
      ),
    },
  },
  {
    path: 'davidson-hate-speech/labeled_data.csv',
    kind: 'text',
    ...csv,
    columns: {
      column_1: ['sample.id', null],
      count: null,
      hate_speech: null,
      offensive_language: null,
      neither: null,
      class: 'sample.label',
      tweet: 'sample.text',
    },
  },
  ...['train', 'val'].map(
    (part): TrueTable => ({
      path: `fairface/fairface_label_${part}.csv`,
      kind: 'faces',
      ...csv,
      columns: {
        file: 'sample.path',
        age: 'contributor.age',
        gender: 'contributor.gender',
        race: 'contributor.ethnicity',
        service_test: null,
      },
    }),
  ),
  {
    path: 'fitzpatrick17k/fitzpatrick17k.csv',
    kind: 'medical-images',
    ...csv,
    columns: {
      md5hash: 'sample.id',
      fitzpatrick_scale: 'contributor.skin-type',
      fitzpatrick_centaur: 'contributor.skin-type',
      label: 'sample.label',
      nine_partition_label: 'sample.label',
      three_partition_label: 'sample.label',
      qc: null,
      url: 'sample.url',
      url_alphanum: null,
    },
  },
  counted('developers'),
  counted('git_pushes'),
  counted('organizations'),
  counted('repositories'),
  {
    path: 'github-innovation-graph/licenses.csv',
    kind: 'totals',
    ...csv,
    columns: {
      num_pushers: [null, 'sample.weight'],
      spdx_license: 'sample.license',
      iso2_code: 'sample.country',
      year: 'sample.time',
      quarter: null,
    },
  },
  {
    path: 'goemotions/train.tsv',
    kind: 'text',
    ...tsv,
    names: ['text', 'labels', 'id'],
    columns: { text: 'sample.text', labels: 'sample.labels', id: 'sample.id' },
  },
  {
    path: 'librispeech-speakers/SPEAKERS.TXT',
    kind: 'speech',
    delimiter: '|',
    quoting: false,
    comment: ';',
    names: ['ID', 'SEX', 'SUBSET', 'MINUTES', 'NAME'],
    columns: {
      ID: 'contributor.id',
      SEX: 'contributor.gender',
      SUBSET: 'sample.split',
      MINUTES: 'sample.duration',
      NAME: [null, 'contributor.id'],
    },
  },
  {
    path: 'pattern-benchmarks/BlueNile_categorical.csv',
    kind: 'records',
    ...csv,
    columns: { id: 'sample.id', ...each('shape|color|cut|clarity|polish|symmetry|florescence', null) },
  },
  {
    path: 'pattern-benchmarks/airbnb_1000.csv',
    kind: 'records',
    ...csv,
    columns: {
      listingId: 'sample.id',
      ...each(
        'Accommodates|Bathrooms|Bedrooms|Beds|24-Hour Check-in|Air Conditioning|Breakfast|Buzzer/Wireless Intercom|Cable TV|Carbon Monoxide Detector|Doorman|Dryer',
        null,
      ),
      ...each(
        'Elevator in Building|Essentials|Family/Kid Friendly|Fire Extinguisher|First Aid Kit|Free Parking on Premises|Gym|Hair Dryer|Hangers|Heating|Hot Tub',
        null,
      ),
      ...each(
        'Indoor Fireplace|Internet|Iron|Kitchen|Laptop Friendly Workspace|Lock on Bedroom Door|Pets Allowed|Pool|Safety Card|Shampoo|Smoke Detector',
        null,
      ),
      ...each('Smoking Allowed|Suitable for Events|TV|Washer|Wheelchair Accessible|Wireless Internet', null),
    },
  },
  {
    path: 'pattern-benchmarks/compas_discretized.csv',
    kind: 'records',
    ...csv,
    columns: {
      age: 'contributor.age',
      charge: null,
      race: 'contributor.ethnicity',
      sex: 'contributor.gender',
      '#prior': null,
      stay: null,
      class: 'sample.label',
      predicted: null,
    },
  },
  {
    path: 'popquorn-offensiveness/raw_data.csv',
    kind: 'annotations',
    ...csv,
    columns: {
      instance_id: 'sample.id',
      user_id: 'annotator.id',
      text: 'sample.text',
      offensiveness: ['sample.rating', null],
      gender: 'annotator.gender',
      race: 'annotator.ethnicity',
      age: 'annotator.age',
      occupation: 'annotator.occupation',
      education: 'annotator.education',
    },
  },
  ...['arb_Arab', 'bel_Cyrl', 'kor_Hang', 'zho_Hans'].map(
    (tag): TrueTable => ({
      path: `sib200/${tag}/dev.tsv`,
      kind: 'text',
      ...tsv,
      constants: { language: tag },
      columns: {
        index_id: 'sample.id',
        category: ['sample.label', 'sample.topic'],
        text: 'sample.text',
        language: 'sample.language',
      },
    }),
  ),
  {
    path: 'speech-accent-archive/speakers_all.csv',
    kind: 'speech',
    ...csv,
    columns: {
      age: 'contributor.age',
      age_onset: null,
      birthplace: 'contributor.place',
      filename: 'sample.path',
      native_language: 'contributor.first-language',
      sex: 'contributor.gender',
      speakerid: 'contributor.id',
      country: 'contributor.country',
      'file_missing?': null,
      column_10: null,
      column_11: null,
      column_12: null,
    },
  },
  // Not manifests, but tables as people have them: what must not be mistaken.
  {
    path: 'reference/worldbank-population.csv',
    kind: 'totals',
    ...csv,
    columns: {
      'Country Name': ['sample.country', null],
      'Country Code': ['sample.country', null],
      Year: 'sample.time',
      Value: null,
    },
  },
  {
    path: 'reference/worldbank-income-groups.csv',
    kind: ['records', 'totals'],
    ...csv,
    columns: {
      'Country Code': ['sample.country', null],
      Region: ['sample.region', null],
      IncomeGroup: null,
      SpecialNotes: [null, 'sample.text'],
      TableName: null,
    },
  },
  {
    path: 'reference/un-wpp2019-age-sex-2025.csv',
    kind: ['totals', 'records'],
    ...csv,
    columns: {
      m49_code: [null, 'sample.country'],
      location: [null, 'sample.place', 'sample.country', 'contributor.place'],
      age_band: 'contributor.age',
      female_thousands: null,
      male_thousands: null,
    },
  },
  {
    path: 'reference/linguameta.tsv',
    kind: ['records', 'text'],
    ...tsv,
    columns: {
      ...each(
        'bcp_47_code|iso_639_3_code|english_name|endonym|macrolanguage_bcp_47_code|individual_language_bcp_47_code|iso_639_2b_code|deprecated_bcp_47_code',
        [null, 'sample.language', 'sample.id'],
      ),
      ...each('estimated_number_of_speakers|locales|cldr_official_status|endangerment_status|is_macrolanguage', null),
      wikidata_description: [null, 'sample.text'],
      writing_systems: [null, 'sample.script'],
      glottocode: [null, 'sample.id'],
      wikidata_id: [null, 'sample.id'],
    },
  },
];
