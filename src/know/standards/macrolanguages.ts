// Macrolanguages of ISO 639-3 with the individual languages that they take together, as the language subtag registry of IANA
// lists them (File-Date 2025-08-25, deprecated subtags with them, for they stand in data). Facts, held against that registry by the tests.

const MEMBERS: Record<string, string> = {
  ak: 'tw fat',
  ar: 'aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd arb arq ars ary arz auz avl ayh ayl ayn ayp bbz pga shu ssh',
  ay: 'ayc ayr',
  az: 'azb azj',
  cr: 'crj crk crl crm csw cwd',
  et: 'ekk vro',
  fa: 'pes prs',
  ff: 'ffm fub fuc fue fuf fuh fui fuq fuv',
  gn: 'gnw gug gui gun nhd',
  ik: 'esi esk',
  iu: 'ike ikt',
  kg: 'kng kwy ldi',
  kr: 'kby knc krt',
  ku: 'ckb kmr sdh',
  kv: 'koi kpv',
  lv: 'ltg lvs',
  mg: 'bhr bjq bmm bzc msh plt skg tdx tkg txy xmv xmw',
  mn: 'khk mvf',
  ms: 'id in bjn btj bve bvu coa dup hji jak jax kvb kvr kxd lce lcf liw max meo mfa mfb min mqg msi mui orn ors pel pse tmw urk vkk vkt xmm zlm zmi zsm',
  ne: 'dty npi',
  no: 'nb nn',
  oj: 'ciw ojb ojc ojg ojs ojw otw',
  om: 'gax gaz hae orc',
  or: 'ory spv',
  ps: 'pbt pbu pst',
  qu: 'cqu qub qud quf qug quh quk qul qup qur qus quw qux quy quz qva qvc qve qvh qvi qvj qvl qvm qvn qvo qvp qvs qvw qvz qwa qwc qwh qws qxa qxc qxh qxl qxn qxo qxp qxr qxt qxu qxw',
  sa: 'cls vsn',
  sc: 'sdc sdn src sro',
  sh: 'bs hr sr cnr',
  sq: 'aae aat aln als',
  sw: 'swc swh',
  uz: 'uzn uzs',
  yi: 'ydd yih',
  za: 'zch zeh zgb zgm zgn zhd zhn zlj zln zlq zqe zyb zyg zyj zyn zzj',
  zh: 'cdo cjy cmn cnp cpx csp czh czo gan hak hnm hsn luh lzh mnp nan sjc wuu yue',
  bal: 'bcc bgn bgp',
  bik: 'bcl bhk bln bto cts fbl lbl rbl ubl',
  bnc: 'ebk lbk obk rbk vbk',
  bua: 'bxm bxr bxu',
  chm: 'mhr mrj',
  del: 'umu unm',
  den: 'scs xsl',
  din: 'dib dik dip diw dks',
  doi: 'dgo xnr',
  gba: 'bdt gbp gbq gmm gso gya',
  gon: 'esg gno wsg',
  grb: 'gbo gec grj grv gry',
  hai: 'hax hdn',
  hmn: 'cqd hea hma hmc hmd hme hmg hmh hmi hmj hml hmm hmp hmq hms hmw hmy hmz hnj hrm huj mmr muq mww sfm',
  jrb: 'ajt aju jye yhd yud',
  kln: 'enb eyo niq oki pko sgc spy tec tuy',
  kok: 'gom knn',
  kpe: 'gkp xpe',
  lah: 'hnd hno jat phr pmu pnb skr xhe',
  luy: 'bxk ida lkb lko lks lri lrm lsm lto lts lwg nle nyd rag',
  man: 'emk mku mlq mnk msc mwk myq',
  mwr: 'dhd mtr mve rwr swv wry',
  raj: 'bgq gda gju hoj mup wbr',
  rom: 'rmc rmf rml rmn rmo rmw rmy',
  syr: 'aii cld',
  tmh: 'taq thv thz ttq',
  zap: 'zaa zab zac zad zae zaf zai zam zao zaq zar zas zat zav zaw zax zca zcd zoo zpa zpb zpc zpd zpe zpf zpg zph zpi zpj zpk zpl zpm zpn zpo zpp zpq zpr zps zpt zpu zpv zpw zpx zpy zpz zsr zte ztg ztl ztm ztn ztp ztq zts ztt ztu ztx zty',
  zza: 'diq kiu',
};

const macrolanguages = new Map(
  Object.entries(MEMBERS).flatMap(([macrolanguage, members]) =>
    members.split(' ').map((code) => [code, macrolanguage]),
  ),
);

/** Languages by macrolanguage, as codes of the registry. */
export const membersByMacrolanguage = (): Record<string, string[]> =>
  Object.fromEntries(Object.entries(MEMBERS).map(([macrolanguage, members]) => [macrolanguage, members.split(' ')]));

/** The macrolanguage of a language code, without its script; a code that is in none, or is no language, stays as it is. */
export function macrolanguageOf(code: string): string {
  const [, language] = /^([a-z]{2,3})(-[A-Z][a-z]{3})?$/.exec(code) ?? [];
  return language === undefined ? code : (macrolanguages.get(language) ?? language);
}
