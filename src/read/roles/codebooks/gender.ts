// Gender and recorded sex. Identities are never folded into one another: "trans woman", "genderqueer" or German "divers"
// have no code of their own here and stay as written, and so does a misspelling ("famale"). Numbers stay unmapped too:
// 1 and 2 mean opposite things in different files. A lone X is a passport marker with several meanings.
import type { Codebook } from '../role.ts';
import { tableCodebook } from './table.ts';

export const gender: Codebook = tableCodebook({
  id: 'gender',
  codes: {
    female: {
      label: 'Female',
      words:
        'f|fem|females|female_feminine|feminine|woman|women|w|girl|girls|' +
        'femme|femmes|féminin|féminine|mujer|mujeres|femenino|femenina|mulher|mulheres|feminino|feminina|' +
        'donna|donne|femmina|femminile|weiblich|frau|frauen|vrouw|vrouwen|vrouwelijk|kvinna|kvinnor|kvinnlig|kvinde|kvinne|' +
        'nainen|kobieta|kobiety|żeńska|žena|ženy|ženské|ženský|ženski|nő|női|femeie|feminin|γυναίκα|θηλυκό|женщина|женский|ж|жен|жінка|жіноча|' +
        'жена|kadın|kız|女|女性|女生|여|여성|여자|أنثى|انثى|امرأة|زن|مؤنث|عورت|خاتون|נקבה|אישה|אשה|' +
        'महिला|स्त्री|औरत|মহিলা|নারী|பெண்|స్త్రీ|మహిళ|ಮಹಿಳೆ|സ്ത്രീ|หญิง|ผู้หญิง|nữ|phụ nữ|perempuan|wanita|mwanamke|babae|ሴት',
    },
    male: {
      label: 'Male',
      words:
        'm|males|male_masculine|masculine|man|men|boy|boys|' +
        'homme|hommes|masculin|hombre|hombres|masculino|masculina|varón|homem|homens|' +
        'uomo|uomini|maschio|maschile|männlich|mann|männer|mannen|mannelijk|män|manlig|mand|' +
        'mies|mężczyzna|mężczyźni|męska|muž|muži|mužské|mužský|muški|férfi|bărbat|άνδρας|άντρας|αρσενικό|мужчина|мужской|м|муж|чоловік|чоловіча|' +
        'мъж|erkek|男|男性|男生|남|남성|남자|ذكر|رجل|مرد|مذكر|זכר|גבר|' +
        'पुरुष|आदमी|পুরুষ|ஆண்|పురుషుడు|ಪುರುಷ|പുരുഷൻ|ชาย|ผู้ชาย|nam|laki-laki|lelaki|pria|mwanaume|lalaki|ወንድ',
    },
    nonbinary: {
      label: 'Non-binary',
      words:
        'non-binary|non binary|nb|enby|non-binaire|no binario|no binaria|não binário|não-binário|nichtbinär|nicht-binär|non binario|niet-binair|icke-binär|ノンバイナリー|논바이너리|非二元',
    },
    transgender: {
      label: 'Transgender',
      words: 'transgender|trans|transgenre|transgénero|transgênero|跨性别|트랜스젠더',
    },
    intersex: {
      label: 'Intersex',
      words: 'inter|intersexual|intersexe|intersexuel|intersexo|intergeschlechtlich|间性',
    },
    other: {
      label: 'Other',
      words:
        'o|others|another gender|other gender|autre|otro|otra|outro|outra|altro|andere|anders|annat|annet|andet|inny|другое|diğer|その他|其他|기타|lainnya|khác',
    },
  },
  missing: 'none|u|-1|-9|-99|999',
});
