// Portraits in the columns of FairFace, with its joint counts of race, gender and age scaled down, and a licence column.
// The shortfall of Middle Eastern women is in the published counts; nothing was added to make it visible.
import { deal, random } from './draw.ts';

export const ROWS = 4000;
const AGES = ['0-2', '3-9', '10-19', '20-29', '30-39', '40-49', '50-59', '60-69', 'more than 70'];

/** Images of the FairFace training set by race, gender and age band. */
const counts: { race: string; gender: string; ages: number[] }[] = [
  { race: 'White', gender: 'Female', ages: [166, 640, 646, 2972, 1911, 814, 410, 193, 74] },
  { race: 'White', gender: 'Male', ages: [233, 597, 502, 2249, 2228, 1365, 969, 483, 75] },
  { race: 'Latino_Hispanic', gender: 'Female', ages: [107, 837, 918, 2004, 1375, 832, 426, 161, 55] },
  { race: 'Latino_Hispanic', gender: 'Male', ages: [82, 752, 691, 1527, 1557, 1125, 698, 194, 26] },
  { race: 'Indian', gender: 'Female', ages: [78, 695, 890, 1704, 1164, 659, 388, 224, 107] },
  { race: 'Indian', gender: 'Male', ages: [91, 835, 639, 1373, 1607, 976, 596, 233, 60] },
  { race: 'East Asian', gender: 'Female', ages: [146, 675, 632, 2902, 1115, 348, 186, 94, 43] },
  { race: 'East Asian', gender: 'Male', ages: [262, 1061, 544, 1863, 1267, 591, 338, 176, 44] },
  { race: 'Black', gender: 'Female', ages: [91, 842, 850, 1769, 1323, 682, 371, 165, 44] },
  { race: 'Black', gender: 'Male', ages: [188, 1230, 668, 1402, 1296, 777, 393, 114, 28] },
  { race: 'Southeast Asian', gender: 'Female', ages: [76, 702, 718, 1871, 916, 412, 258, 136, 94] },
  { race: 'Southeast Asian', gender: 'Male', ages: [138, 821, 670, 1639, 1093, 646, 358, 171, 76] },
  { race: 'Middle Eastern', gender: 'Female', ages: [28, 248, 343, 1041, 616, 327, 155, 67, 22] },
  { race: 'Middle Eastern', gender: 'Male', ages: [106, 473, 392, 1282, 1782, 1190, 682, 368, 94] },
];

/** Images of TACO by the licence that stands beside them: under half have one. */
const licences: [string, number][] = [
  ['', 715],
  ['ODbL-1.0', 466],
  ['CC BY 4.0', 319],
];

/** The text of faces.csv. */
export function portraits(): string {
  const next = random(2);
  const cells = counts.flatMap(({ race, gender, ages }) =>
    ages.map((count, i): [string, number] => [`${AGES[i]},${gender},${race}`, count]),
  );
  const licence = deal(ROWS, licences, next);
  const rows = deal(ROWS, cells, next).map((cell, i) => `images/${i + 1}.jpg,${cell},${licence[i]}`);
  return ['file,age,gender,race,license', ...rows, ''].join('\n');
}
