// Recorded speech: one row per clip, with speakers behind it.
import type { Kind } from './kind.ts';
import { age, gender, language, other, people, required, rights, sheet, split } from './questions.ts';
import { PEOPLE_COUNTRIES } from './role-families.ts';

export const speech: Kind = {
  id: 'speech',
  title: 'recorded speech',
  rowNoun: { one: 'clip', many: 'clips' },
  personNoun: { one: 'speaker', many: 'speakers' },
  leading: { people: ['contributors', 'rows'], content: ['hours', 'rows'] },
  expected: [
    'contributor.id',
    'contributor.gender',
    'contributor.age',
    'contributor.accent',
    'contributor.country',
    'sample.language',
    'sample.duration',
    'sample.license',
  ],
  questions: [
    required(people('How many people speak in it, and how much does each of them?')),
    required(gender('Which genders are heard?')),
    required(age('Which ages are heard?')),
    required(
      other('variety', 'Which accents, dialects or countries do the voices come from?', [
        'contributor.accent',
        'contributor.dialect',
        'contributor.first-language',
        ...PEOPLE_COUNTRIES.map((role) => `contributor.${role}`),
        'contributor.region',
        'contributor.place',
        'sample.country',
        'sample.region',
      ]),
    ),
    required(language),
    required(rights),
    other('duration', 'How many hours does each group speak?', ['sample.duration']),
    other('setting', 'In which settings and with which devices was it recorded?', [
      'sample.environment',
      'sample.scene',
      'sample.device',
      'sample.style',
      'sample.topic',
      'sample.domain',
    ]),
    split,
  ],
  datasheet: [
    sheet(
      'collection',
      'read-or-spontaneous',
      'Was the speech read, prompted or free, and what did the speakers see or hear before they spoke?',
      ['sample.style', 'sample.task'],
    ),
    sheet(
      'collection',
      'setting',
      'Where and with what was it recorded: rooms, microphones, channels, sampling rates?',
      ['sample.environment', 'sample.device'],
    ),
    sheet(
      'collection',
      'speakers-chosen',
      'How were speakers found and paid, and which varieties of the language were sought?',
    ),
    sheet(
      'collection',
      'consent-to-attributes',
      'Did speakers agree that their gender, age or accent is published beside their voice?',
      ['sample.consent'],
    ),
    sheet(
      'processing',
      'transcription',
      'Who wrote the transcripts, by which conventions, and how often did two of them agree?',
      ['annotator.id'],
    ),
    sheet(
      'processing',
      'audio-changed',
      'Was noise removed, silence cut or loudness levelled, and is the original kept?',
    ),
    sheet(
      'uses',
      'voice-cloning',
      'May a voice be imitated or a speaker be recognised with it, and what keeps others from doing so?',
    ),
  ],
  populations: true,
  signs: [
    { media: 'audio', weight: 1.25 },
    { roles: ['contributor.accent'], weight: 2 },
    { roles: ['contributor.dialect'], weight: 1 },
    { roles: ['contributor.first-language'], weight: 1 },
    { roles: ['sample.duration'], weight: 1 },
    {
      column:
        /(speaker|spk)_?id|client_id|sprecher|locuteur|hablante|falante|utterance|transcript|accent|audio|wav|phoneme|화자|話者|说话人/i,
      weight: 2,
    },
    { column: /^speakers?$/i, weight: 1 },
    { column: /^(recording(_?id)?|sampl(e|ing)_?rate|num_?samples)$/i, weight: 1 },
    { path: /speech|speaker|voice|audio|spoken|asr|tts|vox|accent|cv-corpus|\.wav/i, weight: 1.5 },
    { column: /^(path|sentence|clip|minutes)$/i, weight: 0.75 },
  ],
};
