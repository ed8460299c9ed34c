// Words that stand for "nobody knows" and for "asked, and would not say", whatever the column means.
// Careful words ("none", "other", "-1", "0") are not here: only a codebook knows whether they are an answer.
import { fold } from '../../know/standards/fold.ts';
import { lazy } from '../../know/standards/lazy.ts';
import { isErrorCell } from '../spreadsheet.ts';

const SYMBOLS = new Set(['', '?', '??', '???', '-', '--', '---', '–', '—', '.', '..', '...', '…', '_', '/', '*', '#']);

/** Folding a few hundred words costs milliseconds, so it waits for the first cell. */
const wordSet = (words: string) =>
  lazy(
    () =>
      new Set(
        words
          .split('|')
          .map(fold)
          .filter((word) => word !== ''),
      ),
  );

const MISSING = wordSet(
  // spreadsheets, programs and databases
  'na|n/a|n.a.|n a|nan|null|nil|#n/a|#na|<na>|(null)|(blank)|blank|undefined|nat|pd.na|data_expired|' +
    // English
    'unknown|unk|unkn|unknow|not known|not given|not specified|not stated|not reported|not recorded|not provided|not available|' +
    'not applicable|not collected|not asked|no data|no information|no info|unspecified|unstated|unreported|unavailable|missing|' +
    'missing value|no value|not found|not determined|undetermined|unidentified|tbd|to be determined|no response|no answer|not answered|i dont know|dont know|do not know|' +
    // French, Spanish, Portuguese, Italian, Romanian
    'inconnu|inconnue|non renseigné|non précisé|non spécifié|nr|nsp|' +
    'desconocido|desconocida|no especificado|no disponible|sin datos|sin información|no sabe|' +
    'desconhecido|desconhecida|não informado|não especificado|ignorado|sem informação|' +
    'sconosciuto|sconosciuta|non specificato|non disponibile|necunoscut|nespecificat|' +
    // German, Dutch, Nordic
    'unbekannt|keine angabe|keine angaben|k.a.|nicht angegeben|onbekend|niet opgegeven|niet bekend|' +
    'okänd|okänt|ukendt|ukjent|ikke oppgitt|ikke oplyst|ej angivet|tuntematon|ei tiedossa|' +
    // Central and Eastern Europe, Turkey
    'nieznane|nieznany|brak danych|neznámý|neuvedeno|neznáme|ismeretlen|άγνωστο|неизвестно|не указано|не указан|нет данных|' +
    'невідомо|не вказано|bilinmiyor|belirtilmemiş|nepoznato|неизвестен|' +
    // Asia, Africa, the Middle East
    '未知|不明|不詳|不详|未填写|未填|未提供|無回答|미상|모름|알 수 없음|불명|غير معروف|غير محدد|نامشخص|לא ידוע|' +
    'अज्ञात|অজানা|தெரியவில்லை|ไม่ทราบ|không rõ|không xác định|tidak diketahui|tidak disebutkan|haijulikani',
);

const DECLINED_WORDS = wordSet(
  'declined|declined to answer|declined to say|declined to state|decline to answer|decline to say|decline to state|decline|' +
    'prefer not to say|prefer not to answer|prefer not to disclose|prefer not to respond|prefer not to state|prefer not to specify|' +
    'prefer not to tell|prefer not to share|preferred not to say|prefers not to say|i prefer not to say|i prefer not to answer|' +
    'i prefer not to disclose|i would prefer not to say|i would rather not say|rather not say|would rather not say|' +
    'do not wish to say|do not wish to answer|do not want to say|do not wish to disclose|does not wish to say|' +
    'dont wish to say|dont want to say|' +
    'not wish to say|refused|refused to answer|refuse to answer|refused to say|' +
    'préfère ne pas répondre|je préfère ne pas répondre|préfère ne pas le dire|ne souhaite pas répondre|refus de répondre|' +
    'prefiero no decirlo|prefiero no responder|prefiere no responder|prefiero no contestar|no desea responder|' +
    'prefiro não dizer|prefiro não responder|prefere não dizer|prefere não responder|' +
    'preferisco non rispondere|preferisco non dirlo|möchte ich nicht sagen|möchte nicht antworten|möchte keine angabe machen|' +
    'zeg ik liever niet|wil ik niet zeggen|liever niet zeggen|vill inte uppge|vill inte svara|ønsker ikke å svare|' +
    'ønsker ikke at svare|wolę nie mówić|wolę nie odpowiadać|nechci uvést|предпочитаю не отвечать|не хочу отвечать|' +
    'предпочитаю не указывать|söylemek istemiyorum|belirtmek istemiyorum|' +
    '不愿透露|不願透露|不想说|不想回答|回答しない|答えたくない|回答したくない|응답하지 않음|밝히고 싶지 않음|말하고 싶지 않음|응답 거부|' +
    'أفضل عدم القول|أفضل عدم الإجابة|बताना नहीं चाहते|memilih tidak menjawab|không muốn trả lời|ไม่ต้องการระบุ|' +
    'napendelea kutosema',
);

/** What a cell says beyond its column: 'missing', 'declined', or null when it is neither. Case and spacing do not matter. */
export function generalMeaning(raw: string): 'missing' | 'declined' | null {
  const trimmed = raw.trim();
  if (SYMBOLS.has(trimmed) || isErrorCell(trimmed)) return 'missing';
  if (trimmed.length > 60) return null;
  const folded = fold(trimmed);
  if (MISSING().has(folded)) return 'missing';
  return DECLINED_WORDS().has(folded) ? 'declined' : null;
}
