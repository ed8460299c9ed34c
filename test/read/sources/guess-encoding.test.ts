// Texts in their encodings: each is decoded right, or its guess is said to be unclear. The bytes are made by inverting the
// decoder, so that no other library is needed.
import { guessEncoding } from '../../../src/read/sources/guess-encoding.ts';
import { assert, suite } from '../../suite.ts';

const texts = {
  French: 'François,élève à côté\nHélène,où est-elle née ?\nBenoît,garçon français\n',
  German: 'Jürgen,Größe über Maß\nÄnne,schöne Mädchen\n',
  Spanish: 'José,niño pequeño\nMaría Núñez,¿Qué pasó?\n',
  Portuguese: 'João,não é são\nConceição,coração português\n',
  Nordic: 'Søren,blå bær på øya\nÅse,også\n',
  'one name': 'José,1\n',
  'names of many languages': 'José,Zoë\nÅsa,François\nMüller,Ñuñez\nSørensen,Óscar\n',
  'quotes and dashes': '“Hello” – it’s 10 €,x\n',
  'euros and ligatures': 'cœur,10 €\nsœur,œuvre\n',
  Polish: 'Łukasz,Świętokrzyskie\nMałgorzata,żółć gęślą jaźń\n',
  Czech: 'Jiří,Příliš žluťoučký kůň\nŘehoř,úpěl ďábelské ódy\n',
  Hungarian: 'Őri,árvíztűrő tükörfúrógép\n',
  Turkish: 'Ayşe,Doğan ırmağı\nİbrahim,şoför çağrı\n',
  Russian: 'Иван,Москва и мужчина\nОльга,женский голос в записи\n',
  Ukrainian: 'Олена,жінка з Києва говорить українською\n',
  Greek: 'Γιώργος,άνδρας από την Αθήνα\nΕλένη,γυναίκα από την Πάτρα\n',
  Hebrew: 'שלום עולם,גבר\nירושלים,אישה\n',
  Thai: 'สวัสดีชาวโลก,ผู้ชาย\nกรุงเทพมหานคร,ผู้หญิง\n',
  Japanese: '山田太郎,男性,こんにちは世界\n鈴木花子,女性,テスト音声です\n',
  'Japanese names': '佐藤,男\n鈴木,女\n高橋,東京都\n',
  Korean: '김철수,남성,안녕하세요 서울입니다\n이영희,여성,부산에서 왔습니다\n',
  'Korean words': '남성\n여성\n남성\n',
  Chinese: '张伟,男,你好世界今天天气很好\n王芳,女,我们在北京大学学习中文\n',
  'Chinese words': '男\n女\n男\n女\n北京\n上海\n',
  'traditional Chinese': '陳先生,男,你好世界今天的天氣很好\n林小姐,女,我們在臺灣大學學習中文\n',
};
type Text = keyof typeof texts;

/** Text → encodings that it is written in; what cannot be told apart there is the same text in both. */
const table: [Text, string[]][] = [
  ['French', ['windows-1252', 'iso-8859-15', 'macintosh']],
  ['German', ['windows-1252', 'macintosh']],
  ['Spanish', ['windows-1252', 'macintosh']],
  ['Portuguese', ['windows-1252', 'macintosh']],
  ['Nordic', ['windows-1252']],
  ['one name', ['windows-1252']],
  ['names of many languages', ['windows-1252']],
  ['quotes and dashes', ['windows-1252']],
  ['euros and ligatures', ['iso-8859-15', 'windows-1252']],
  ['Polish', ['windows-1250', 'iso-8859-2']],
  ['Czech', ['windows-1250', 'iso-8859-2']],
  ['Hungarian', ['windows-1250']],
  ['Turkish', ['windows-1254']],
  ['Russian', ['windows-1251', 'koi8-r', 'ibm866']],
  ['Ukrainian', ['windows-1251']],
  ['Greek', ['windows-1253']],
  ['Hebrew', ['windows-1255']],
  ['Thai', ['windows-874']],
  ['Japanese', ['shift_jis', 'euc-jp']],
  ['Japanese names', ['shift_jis', 'euc-jp']],
  ['Korean', ['euc-kr']],
  ['Korean words', ['euc-kr']],
  ['Chinese', ['gb18030']],
  ['Chinese words', ['gb18030']],
  ['traditional Chinese', ['big5']],
];

const decode = (bytes: Uint8Array, encoding: string): string => {
  const decoder = new TextDecoder(encoding);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
};

const pages = new Map<string, Map<string, number[]>>();
const pageOf = (encoding: string): Map<string, number[]> => {
  const known = pages.get(encoding);
  if (known !== undefined) return known;
  const page = new Map<string, number[]>();
  const put = (bytes: number[]): void => {
    const char = decode(Uint8Array.from(bytes), encoding);
    if ([...char].length === 1 && char !== '\ufffd' && !page.has(char)) page.set(char, bytes);
  };
  for (let byte = 0; byte < 256; byte++) put([byte]);
  if (/jis|euc|gb|big5/.test(encoding))
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) put([lead, trail]);
  pages.set(encoding, page);
  return page;
};

const encode = (text: string, encoding: string): Buffer =>
  Buffer.from(
    [...text].flatMap((char) => {
      const bytes = pageOf(encoding).get(char);
      assert.ok(bytes !== undefined, `${char} is not in ${encoding}`);
      return bytes!;
    }),
  );

suite('encodings by evidence', (test) => {
  for (const [text, encodings] of table)
    for (const encoding of encodings)
      test(`${text} in ${encoding} is decoded right, or the guess is called unclear`, () => {
        const bytes = encode(texts[text], encoding);
        const guess = guessEncoding(bytes);
        const isRight = decode(bytes, guess.encoding) === texts[text];
        assert.ok(isRight || !guess.clear, `read as ${guess.encoding}`);
      });

  test('of all of them at least 95 % are decoded right', () => {
    const all = table.flatMap(([text, encodings]) => encodings.map((encoding) => ({ text, encoding })));
    const right = all.filter(({ text, encoding }) => {
      const bytes = encode(texts[text], encoding);
      return decode(bytes, guessEncoding(bytes).encoding) === texts[text];
    });
    assert.ok(right.length / all.length >= 0.95, `${right.length} of ${all.length}`);
  });

  test('bytes without a plausible reading keep different values different', () => {
    const guess = guessEncoding(Buffer.from([0x81, 0xfd, 10, 0x8d, 0xa4, 0xfd, 10]));
    assert.not(guess.clear);
    const read = Array.from({ length: 128 }, (_, at) => decode(Uint8Array.of(at + 128), 'windows-1252'));
    assert.is(new Set(read).size, 128);
  });
});
