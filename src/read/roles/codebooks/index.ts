// Which codebook reads which role. A role without an entry is read as it stands (plain).
import type { Codebook } from '../role.ts';
import { age } from './age.ts';
import { country } from './country.ts';
import { gender } from './gender.ts';
import { language, writesPairs } from './language.ts';
import { license } from './license.ts';
import { notationOf } from './notation.ts';
import { plain } from './plain.ts';
import { region } from './region.ts';
import { skinTone, skinType } from './skin.ts';
import { consent, yesNo } from './yes-no.ts';

export interface CodebookOptions {
  /** Years per band for exact ages; 10 when absent. */
  ageBandWidth?: number | undefined;
  /** Distinct raw values of the column: they decide whether "NA" is Namibia and "ga" a name. Without them: codes first. */
  values?: Iterable<string> | undefined;
  /** What the column is called. */
  name?: string | undefined;
}

type Make = (options: CodebookOptions) => Codebook;
const countries: Make = ({ values }) => country(notationOf(values));
const languages: Make = ({ values }) => language(notationOf(values), writesPairs(values));
const always =
  (codebook: Codebook): Make =>
  () =>
    codebook;

const BY_ROLE = new Map<string, Make>([
  ['gender', ({ values, name }) => gender(values, name)],
  ['sex', ({ values, name }) => gender(values, name)],
  ['age', ({ ageBandWidth }) => age(ageBandWidth)],
  ['country', countries],
  ['nationality', countries],
  ['citizenship', countries],
  ['country-of-origin', countries],
  ['country-of-birth', countries],
  ['residence', countries],
  ['country-of-residence', countries],
  ['country-of-content', countries],
  ['country-of-hosting', countries],
  ['region', always(region)],
  ['subregion', always(region)],
  ['continent', always(region)],
  ['language', languages],
  ['first-language', languages],
  ['native-language', languages],
  ['license', always(license)],
  ['consent', always(consent)],
  ['synthetic', always(yesNo)],
  ['yes-no', always(yesNo)],
  ['skin-type', always(skinType)],
  ['skin-tone', always(skinTone)],
]);

/** The codebook of a role (without its entity: `gender`, not `contributor.gender`). Unknown roles get the identity. */
export const codebookFor = (roleName: string, options: CodebookOptions = {}): Codebook =>
  BY_ROLE.get(roleName)?.(options) ?? plain(roleName);

/** Roles that have a codebook of their own. */
export const codedRoles = (): string[] => [...BY_ROLE.keys()];
