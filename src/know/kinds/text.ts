// Text, from single sentences to web documents.
import type { Kind } from './kind.ts';
import { labels, language, licence, other, required, sheet, source, split, synthetic, time } from './questions.ts';

export const text: Kind = {
  id: 'text',
  title: 'text',
  rowNoun: { one: 'text', many: 'texts' },
  leading: { people: ['contributors', 'rows'], content: ['tokens', 'characters', 'rows'] },
  expected: ['sample.text', 'sample.language', 'sample.source', 'sample.license', 'sample.time'],
  questions: [
    required(language),
    required(source),
    required(licence),
    time,
    other('topic', 'What is it about?', [
      'sample.topic',
      'sample.domain',
      'sample.text-type',
      'sample.task',
      'sample.label',
      'sample.labels',
    ]),
    synthetic,
    other('authors', 'Who wrote it?', ['contributor.id', 'contributor.country', 'contributor.gender']),
    labels,
    split,
  ],
  datasheet: [
    sheet('composition', 'varieties', 'Which varieties and registers of each language are meant, and which are not?', [
      'sample.language',
      'sample.text-type',
    ]),
    sheet('composition', 'authors', 'Who wrote the texts, as far as anybody knows, and for whom?', [
      'contributor.id',
      'sample.source',
    ]),
    sheet(
      'collection',
      'crawl',
      'From which sites or archives was it taken, over which dates, and were opt-outs of owners followed?',
      ['sample.source', 'sample.url', 'sample.time'],
    ),
    sheet(
      'processing',
      'filters',
      'Which filters and thresholds were used (language, quality, safety, duplicates), and what did each remove?',
      ['sample.removed-by'],
    ),
    sheet('processing', 'personal-data', 'How were names, addresses and numbers of people found and treated?'),
    sheet('processing', 'machine-text', 'How was text written or translated by a model kept apart?', [
      'sample.synthetic',
      'sample.generator',
    ]),
  ],
  populations: false,
  signs: [
    { roles: ['sample.text'], weight: 1.25 },
    { column: /^column \d+$/, weight: 0.25 },
    { column: /^sentences?$/i, weight: 0.5 },
    { roles: ['sample.language'], weight: 0.25 },
    { roles: ['sample.tokens'], weight: 1 },
    {
      column:
        /^(text|tweet|document|content|prompt|response|instruction|question|answer|tokens|comment_?text|review_?text|message|post|body)$/i,
      weight: 1,
    },
    { path: /text|corpus|crawl|wiki|tweet|reddit|news|nli|sentiment/i, weight: 0.5 },
  ],
};
