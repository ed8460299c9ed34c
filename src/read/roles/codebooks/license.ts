// Licences as SPDX ids, from ids, addresses, short forms and long names (know/standards/licences). What leaves something
// unsaid ("Apache") is read as a guess that says what; ports of Creative Commons to a country ("3.0 US") keep that
// country in their id, because the id of the unported licence would be wrong.
import { licenceFrom, licenceLabel, licenceWords } from '../../../know/standards/licences.ts';
import { generalMeaning } from '../missing.ts';
import { type Codebook, DECLINED } from '../role.ts';
import { DECLINED_LABEL } from './table.ts';

const LONGEST = 200;

export const license: Codebook = {
  id: 'license',
  words: licenceWords,
  read(raw) {
    const text = raw.trim();
    if (/^(noassertion|none|not_found|null)$/i.test(text)) return 'missing';
    const general = generalMeaning(text);
    if (general !== null) return general;
    const found = text.length > LONGEST ? null : licenceFrom(text);
    if (found === null) return 'unmapped';
    return found.unsaid === null ? { code: found.id } : { code: found.id, guess: found.unsaid };
  },
  label: (code) => (code === DECLINED ? DECLINED_LABEL : licenceLabel(code)),
};
