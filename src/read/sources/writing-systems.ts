// What text looks like once it was decoded rightly: the letters of languages and the commonest characters of East Asian
// scripts. Compiled from the alphabets themselves and general character frequency; a misread text falls out of its set.

/** Letters beyond ASCII, lower case; upper case is derived. One entry for each alphabet, not for each language. */
export const LATIN_ALPHABETS: Record<'western' | 'central' | 'turkish', string[]> = {
  western: [
    'àâæçéèêëîïôœùûüÿ', // French
    'äöüß', // German
    'áéíóúüñªº', // Spanish
    'àáâãçéêíóôõúüªº', // Portuguese
    'àèéìíîòóùú', // Italian
    'àçèéíïòóúü', // Catalan
    'åäöéàü', // Swedish, Finnish
    'åæøéèêóòâô', // Danish, Norwegian
    'áðéíóúýþæö', // Icelandic
    'áéëèïóöüêç', // Dutch
    'áéíóúàèìòù', // Irish, Scottish Gaelic
    'äõöüšž', // Estonian
  ],
  central: [
    'ąćęłńóśźż', // Polish
    'áčďéěíňóřšťúůýž', // Czech
    'áäčďéíĺľňóôŕšťúýž', // Slovak
    'áéíóöőúüű', // Hungarian
    'ăâîşţ', // Romanian
    'čćđšž', // Croatian, Bosnian, Serbian in Latin letters
    'čšž', // Slovene
  ],
  turkish: ['çğıöşüâîû', 'çəğıöşü'],
};

/** The commonest letters of alphabets that Latin letters are no part of: well over half of any text. */
export const COMMON_LETTERS = {
  cyrillic: 'оеаинтсрвл',
  greek: 'αοιετσνηυρςίκό',
  hebrew: 'יוהלאתרמבש',
  arabic: 'اليمنوترب',
  thai: 'านรกอเงมยล่วดท้',
};

/** Written between words or beside numbers, in every European language. */
export const TYPOGRAPHY = '‘’‚“”„‹›«»–—…•·¡¿€£¥§©®™°±×½¼¾²³µ\u00a0\u00ad';

/** Characters that together make up a third of Chinese text, names of people and places among them. */
export const COMMON_HANZI =
  '的一是不了人在有我他这来中大国上个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手用主行方又如前所本见经头面起三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴男上海北京刘陈杨赵吴徐孙朱胡郭省县岁性别';
export const COMMON_HANZI_TRADITIONAL =
  '的一是不了人在有我他這來中大國上個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手用主行方又如前所本見經頭面三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先山五太水萬市眼體別處總才場師書比住員臺灣台灣香港男性別歲陳林黃張李王吳劉蔡楊';
export const COMMON_KANJI =
  '日一国人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電歳住争談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優夫研収断井何南石足違消境神番規術護展態導鮮備宅害配副算視条幹独警宮究育席輸訪楽起万着乗店述残想線率病農州武声質念待試族象銀域助労例衛然早張映限親額監環験追審商葉義伝働形景落欧担好退準賀訴辺造英被株頭技低毎医復仕去姿味負閣韓渡失移差衆個門写評課末守若脳極種美岡影命含福蔵量望松非撃佐核観察整段横融型白深字答夜製票況音申様財港識注呼渉達佐藤鈴木高橋渡辺伊藤山本中村小林加藤吉田';

/** The commonest Hangul syllables. */
export const COMMON_HANGUL =
  '이다의는에을가고하기리한지사은로인시대도어자나서정해부수아일보전장조구원를들과여상제주라성동우국김오년경화스그게만미교무관세유계방신소연니모내공개실면물안비생중마거있문학남명용영업영회적위트드음말할박최강윤임여성남성서울부산';
