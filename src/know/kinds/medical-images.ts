// Medical pictures: skin, X-ray, histology. Patients stand behind the rows, often with several images each.
import type { Kind } from './kind.ts';
import { age, consent, gender, labels, licence, other, people, required, sheet } from './questions.ts';

const CLINICAL =
  /diagnos|patient|dicom|lesion|malignan|benign|fitzpatrick|anatom|biops|patholog|radiolog|(^|_)(dx|icd)(_|\d|$)/i;

export const medicalImages: Kind = {
  id: 'medical-images',
  title: 'medical images',
  rowNoun: { one: 'image', many: 'images' },
  personNoun: { one: 'patient', many: 'patients' },
  leading: { people: ['contributors', 'rows'], content: ['rows'] },
  expected: [
    'contributor.id',
    'contributor.gender',
    'contributor.age',
    'contributor.skin-type',
    'sample.label',
    'sample.license',
    'sample.consent',
  ],
  questions: [
    required(people('How many patients are in it?')),
    required(age('Which ages are the patients?')),
    required(gender('Which sexes are the patients?')),
    required(
      other('appearance', 'Which skin types or ethnic groups are the patients?', [
        'contributor.skin-type',
        'contributor.skin-tone',
        'contributor.ethnicity',
      ]),
    ),
    required({ ...labels, text: 'What was diagnosed?' }),
    other('site', 'Which hospitals or countries do the images come from?', [
      'sample.source',
      'sample.country',
      'sample.place',
      'contributor.country',
      'contributor.place',
    ]),
    consent,
    licence,
    other('device', 'With which devices were they taken?', ['sample.device']),
  ],
  datasheet: [
    sheet('composition', 'sites', 'Which hospitals, devices and years are the images from?', [
      'sample.source',
      'sample.device',
      'sample.time',
    ]),
    sheet('composition', 'one-patient', 'Can one patient be in several splits, and how was that prevented?', [
      'contributor.id',
      'sample.split',
    ]),
    sheet(
      'composition',
      'reference-standard',
      'How was each diagnosis reached: by biopsy, follow-up, or how many readers of which training?',
      ['annotator.id'],
    ),
    sheet('collection', 'ethics', 'Which board approved it, and did patients agree to this use?', ['sample.consent']),
    sheet(
      'processing',
      'identifiers',
      'How were names, dates and burnt-in text removed, and was that checked by a person?',
    ),
    sheet('uses', 'intended-use', 'For which patients, devices and decisions is it meant, and for which is it not?'),
  ],
  populations: true,
  signs: [
    { media: 'image', weight: 0.25 },
    { roles: ['contributor.skin-type'], weight: 2 },
    { column: CLINICAL, weight: 2 },
    // Patients have a gender and an age too: beside images, a word of the clinic outweighs what makes pictures of people.
    { column: CLINICAL, beside: 'image', weight: 1.5 },
    { column: /partition_label/i, weight: 0.5 },
    {
      path: /derm|skin|x-?ray|chest|dicom|patholog|radiolog|medical|clinic|fitzpatrick|isic|ham10000|mri\b/i,
      weight: 2,
    },
  ],
};
