// Roles of people: who is recorded, who judged, and where they and their language come from.
// Names of columns only; nothing here looks at a name of a person, a face or a voice.
import type { RoleDefinition } from './role-definition.ts';

const person = (
  name: string,
  meaning: string,
  values: RoleDefinition['values'],
  names: string,
  more: Partial<RoleDefinition> = {},
): RoleDefinition => ({
  name,
  meaning,
  of: 'person',
  sensitive: true,
  use: 'category',
  open: false,
  values,
  names: names.split(',').flatMap((phrase) => phrase.trim() || []),
  ...more,
});

const CONTRIBUTOR_KEYS = `client id, client, speaker id, speaker, speaker code, speaker name, spk id, spk, spkid, reader id, reader, narrator id, narrator,
  user id, user, userid, user name, username, user hash, reviewer id, reviewer, patient id, patient, subject id, participant id, participant, participant code,
  contributor id, contributor, author id, author, authors, singer id, singer, actor id, actor, donor id, donor, person id, voice id, talker id, informant id,
  recordist, recorder, photographer, creator id, creator, uploader, owner id, respondent id, respondent, prolific id, identity id, anon id,
  sprecher id, sprecher, locuteur id, locuteur, hablante id, hablante, locutor id, locutor, falante id, parlante id, parlante, spreker id, auteur, autor, autore,
  화자, 화자 id, 발화자, 참여자, 話者, 話者id, 说话人, 说话人id`;

export const peopleRoles: RoleDefinition[] = [
  person(
    'id',
    'who judged: the key of an annotator',
    'key',
    'annotator id, annotator, annotator name, rater id, rater, worker id, worker, labeler id, labeler, labeller id, coder id, coder, judge id, judge, crowdworker id, evaluator id, annotatorid, raterid, workerid, 평가자, 주석자',
    {
      of: 'annotator',
      sensitive: false,
      use: 'key',
    },
  ),
  person('id', 'who is in the data: the key of a contributor', 'key', CONTRIBUTOR_KEYS, {
    of: 'contributor',
    sensitive: false,
    use: 'key',
  }),
  person(
    'gender',
    'recorded gender or sex of a person',
    'gender',
    'gender, sex, gender identity, sex at birth, gender label, geschlecht, genre, sexe, genero, sexo, genere, sesso, geslacht, kon, pol, plec, пол, cinsiyet, 성별, 性別, 性别',
    { byValues: 'ask' },
  ),
  person(
    'birth-year',
    'year or date of birth',
    'birth',
    'birth year, year of birth, yob, birthyear, date of birth, birth date, birthdate, dob, geburtsjahr, geburtsdatum, annee de naissance, date de naissance, ano de nacimiento, fecha de nacimiento, ano de nascimento, data de nascimento, anno di nascita, data di nascita, geboortejaar, geboortedatum, 생년, 출생년도, 생년월일, 生年, 生年月日, 出生年份, 出生日期',
  ),
  person(
    'age',
    'age or age band of a person',
    'age',
    'age, ages, age group, agegroup, age band, age range, age cat, age category, age bin, age bracket, age class, age decade, alter, altersgruppe, tranche d age, edad, grupo de edad, rango de edad, idade, faixa etaria, eta, fascia d eta, leeftijd, leeftijdsgroep, wiek, возраст, yas, 나이, 연령, 연령대, 年齢, 年代, 年龄, 年龄段',
  ),
  person(
    'skin-type',
    'skin type or tone, on a stated scale',
    'skin',
    'skin type, skin tone, skintone, skin color, skin colour, fitzpatrick, fitzpatrick scale, fitzpatrick type, fitzpatrick skin type, fitzpatrick centaur, fst, monk skin tone, monk scale, mst, hauttyp, phototype, type de peau, fototipo, tipo de piel, tipo de pele, huidtype, 피부톤, 피부 타입, 肤色',
  ),
  person(
    'ethnicity',
    'recorded race or ethnicity',
    'ethnicity',
    'ethnicity, ethnic group, ethnic, ethnic origin, race, race ethnicity, ethnicity race, racial group, ethnie, ethnische herkunft, herkunft, origine ethnique, etnia, raza, raca, cor raca, razza, etniciteit, afkomst, 인종, 民族, 人種, 种族',
  ),
  person(
    'nationality',
    'nationality or citizenship',
    'country',
    'nationality, citizenship, nationalitat, staatsangehorigkeit, nationalite, nacionalidad, nacionalidade, nazionalita, cittadinanza, nationaliteit, 국적, 国籍',
  ),
  person(
    'first-language',
    'first language of a person',
    'language',
    'native language, first language, mother tongue, l1, l1 language, home language, muttersprache, langue maternelle, lengua materna, idioma materno, lingua materna, moedertaal, 모국어, 母語, 母语',
    { sensitive: false },
  ),
  person(
    'accent',
    'accent of a speaker',
    'short',
    'accent, accents, accent label, speaker accent, akzent, acento, accento, 억양, アクセント, 口音',
    { sensitive: false },
  ),
  person(
    'dialect',
    'dialect or regional variety of a speaker',
    'short',
    'dialect, dialects, dialect region, dialekt, mundart, dialecte, dialecto, dialeto, dialetto, language variety, 방언, 사투리, 方言',
    { sensitive: false },
  ),
  person(
    'education',
    'education of a person',
    'education',
    'education, education level, educational level, education degree, highest education, degree, schooling, bildung, bildungsgrad, niveau d etudes, educacion, nivel educativo, escolaridade, istruzione, titolo di studio, opleiding, 학력, 学歴, 学历',
    { sensitive: false, needsPeople: true },
  ),
  person(
    'occupation',
    'occupation or work status of a person',
    'category',
    'occupation, job, job title, profession, employment, employment status, beruf, metier, ocupacion, profesion, ocupacao, profissao, professione, occupazione, beroep, 직업, 職業, 职业',
    { sensitive: false, needsPeople: true },
  ),
  person(
    'religion',
    'religion or belief',
    'religion',
    'religion, religious affiliation, faith, belief, konfession, religione, religiao, godsdienst, religie, 종교, 宗教',
    { needsPeople: true },
  ),
  person(
    'disability',
    'disability or impairment',
    'disability',
    'disability, disabilities, disabled, impairment, has disability, behinderung, handicap, discapacidad, deficiencia, disabilita, beperking, 장애, 障害, 残疾',
    { needsPeople: true },
  ),
  person(
    'income',
    'income',
    'income',
    'income, household income, annual income, income level, income bracket, income group, salary, wage, einkommen, revenu, ingresos, renda, reddito, inkomen, 소득, 所得, 收入',
    { needsPeople: true },
  ),
  person(
    'country',
    'country',
    'country',
    'country, country code, country name, country of residence, country of origin, country of birth, birth country, native country, iso2 code, iso2, iso3, iso country, iso 3166, territory, nation, land, pays, pais, paese, staat, 국가, 나라, 国, 国家',
    {
      of: 'either',
      sensitive: false,
      open: true,
    },
  ),
  person(
    'region',
    'part of the world or of a country',
    'region',
    'region, world region, continent, macroarea, subregion, un region, region code, kontinent, continente, regio, regione, regiao, 지역, 地域, 地区',
    {
      of: 'either',
      sensitive: false,
    },
  ),
  person(
    'place',
    'town, state or other place',
    'place',
    'place, city, town, state, province, location, birthplace, place of birth, hometown, residence, county, district, stadt, ort, geburtsort, wohnort, ville, lieu, lieu de naissance, ciudad, lugar de nacimiento, provincia, cidade, citta, luogo di nascita, plaats, geboorteplaats, 거주지, 출생지, 도시, 出身地, 城市, 出生地',
    {
      of: 'either',
      sensitive: false,
    },
  ),
];
