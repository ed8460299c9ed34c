// Roles that answer one question in several ways, named once so that kinds, references and analyzers agree on them.

/** Countries of people, each another question: they are never added up. */
export const PEOPLE_COUNTRIES: readonly string[] = [
  'country',
  'nationality',
  'country-of-origin',
  'country-of-residence',
];

/** Every role whose values are countries. */
export const COUNTRIES: readonly string[] = [...PEOPLE_COUNTRIES, 'country-of-content', 'country-of-hosting'];

/** What somebody judged a sample to be. */
export const JUDGEMENTS: readonly string[] = ['label', 'labels', 'emotion', 'sentiment', 'rating'];

/** What a sample was labelled as, in whatever manner. */
export const LABELS: readonly string[] = [...JUDGEMENTS, 'topic', 'domain', 'text-type'];
