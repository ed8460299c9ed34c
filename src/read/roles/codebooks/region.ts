// Regions and subregions of the world by UN M49 three-digit code. "North America" (with or without Mexico?), "Latin America"
// and "Middle East" are none of these regions and stay unmapped rather than be forced into a neighbour.
import { fold } from '../../../know/standards/fold.ts';
import { lazy } from '../../../know/standards/lazy.ts';
import { REGION_CODES, regionLabel, SUBREGION_CODES } from '../../../know/standards/regions.ts';
import { generalMeaning } from '../missing.ts';
import { type Codebook, DECLINED } from '../role.ts';
import { byPlace, DECLINED_LABEL } from './table.ts';

const CODES = [...REGION_CODES, ...SUBREGION_CODES];
const OTHER_NAMES: Record<string, string> = {
  '009': 'australasia and oceania',
  '019': 'the americas',
  '029': 'the caribbean',
  '145': 'west asia',
  '030': 'east asia',
  '034': 'south asia',
  '035': 'south-east asia|southeast asia|south eastern asia',
  '014': 'east africa',
  '011': 'west africa',
  '015': 'north africa',
  '017': 'central africa|middle africa',
  '053': 'australia and new zealand',
};

const meanings = lazy(() => {
  const found = new Map<string, string>();
  for (const code of CODES)
    for (const name of [code, regionLabel(code), ...(OTHER_NAMES[code] ?? '').split('|')]) found.set(fold(name), code);
  found.delete('');
  return found;
});

export const region: Codebook = {
  id: 'region',
  read(raw) {
    const code = meanings().get(fold(raw));
    return code ? { code } : (generalMeaning(raw) ?? (raw.trim().toLowerCase() === 'none' ? 'missing' : 'unmapped'));
  },
  words: () => meanings().keys(),
  label: (code) => (code === DECLINED ? DECLINED_LABEL : regionLabel(code)),
  compare: byPlace(CODES),
};
