// Every analyzer, by id. A new one is a file beside this one and a line here; test/parity says what else it needs.
import type { Analyzer } from '../analyzer.ts';
import { classShare } from './class-share.ts';
import { contextShare } from './context-share.ts';
import { contributorConcentration } from './contributor-concentration.ts';
import { countryShare } from './country-share.ts';
import { declaredColumns } from './declared-columns.ts';
import { exactDuplicates } from './exact-duplicates.ts';
import { fieldShifts } from './field-shifts.ts';
import { groupByGroup } from './group-by-group.ts';
import { groupShare } from './group-share.ts';
import { languageShare } from './language-share.ts';
import { lengthDistribution } from './length-distribution.ts';
import { licenceShare } from './licence-share.ts';
import { metadataGaps } from './metadata-gaps.ts';
import { scriptShare } from './script-share.ts';
import { selfContradiction } from './self-contradiction.ts';
import { sourceConcentration } from './source-concentration.ts';

export const analyzers: readonly Analyzer[] = [
  classShare,
  contextShare,
  contributorConcentration,
  countryShare,
  declaredColumns,
  exactDuplicates,
  fieldShifts,
  groupByGroup,
  groupShare,
  languageShare,
  lengthDistribution,
  licenceShare,
  metadataGaps,
  scriptShare,
  selfContradiction,
  sourceConcentration,
];
