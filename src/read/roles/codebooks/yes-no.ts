// Columns that answer yes or no. Consent has words of its own: there "declined" and "refused" are a no, not a silence.
import type { Codebook } from '../role.ts';
import { type CodebookTable, tableCodebook } from './table.ts';

const YES =
  'y|true|t|1|1.0|oui|vrai|si|sí|sim|verdadero|verdadeiro|ja|wahr|jawohl|tak|ano|áno|igen|da|да|так|ναι|evet|' +
  '是|はい|예|네|نعم|بله|हाँ|हां|হ্যাঁ|ใช่|có|ya|ndiyo|oo|kyllä|כן';
const NO =
  'n|false|f|0|0.0|non|faux|nao|não|falso|nein|falsch|nee|nej|nei|nie|ne|nem|nu|нет|не|ні|όχι|hayır|' +
  '否|いいえ|아니요|아니오|لا|خیر|नहीं|না|ไม่|ไม่ใช่|không|tidak|hapana|hindi|ei|לא';

const yesNoTable = (id: string, yes = '', no = ''): CodebookTable => ({
  id,
  codes: { yes: { label: 'Yes', words: YES + yes }, no: { label: 'No', words: NO + no } },
  missing: 'none|-1|-9|-99',
});

export const yesNo: Codebook = tableCodebook(yesNoTable('yes-no'));

export const consent: Codebook = tableCodebook(
  yesNoTable(
    'consent',
    '|given|granted|consented|consent given|agreed|accepted|opt-in|opted in|obtained',
    '|refused|declined|denied|withheld|withdrawn|not given|not granted|no consent|opt-out|opted out|rejected|revoked',
  ),
);
