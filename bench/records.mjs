// Records for measurements: a register of police units, one line of JSON a record, the same for the same number on
// every machine. Nothing in it is true. What a record may hold is told by src/model/country.ts.

/** Small, even, and the same everywhere (mulberry32). @param {number} seed */
function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    /** A whole number from 0 to below `n`. @param {number} n */
    below: (n) => Math.floor(next() * n),
    /** @template T @param {readonly T[]} list @returns {T} */
    one: (list) => /** @type {T} */ (list[Math.floor(next() * list.length)]),
    /** @param {number} share */
    chance: (share) => next() < share,
  };
}

/** Plain Latin, and what is hard to write: other scripts, marks, right to left, emoji, quotation marks, backslashes. */
const plain = ['Northern Coast', 'Harbour', 'Lower Valley', 'Capital', 'Airport', 'River', 'Old Town', 'Eastern Hills'];
const hard = [
  '北京市公安局',
  'Управление внутренних дел',
  'شرطة المدينة القديمة',
  'משטרת הנמל',
  'ตำรวจภูธรจังหวัด',
  'पुलिस मुख्यालय',
  'Ελληνική Αστυνομία',
  '경찰청 국제협력과',
  '警視庁🚓第三課',
  'Unité 👮‍♀️ “Nº 7”',
  'the "Blue" unit',
  'C:\\Units\\7',
  'Straße des Grüßens',
  'Đội điều tra số 4',
];
const services = ['Police Department', 'Investigation Bureau', 'Border Unit', 'Cyber Unit', 'Forensic Laboratory'];
const crimes = [
  'drug trafficking',
  'cybercrime',
  'human trafficking',
  'terrorism',
  'fraud',
  'money laundering',
  'environmental crime',
  'vehicle crime',
  'illicit firearms',
  'crimes against children',
  'works of art theft',
  'organized crime',
];
const regions = ['Africa', 'Americas', 'Asia / South Pacific', 'Europe'];
const levels = ['national', 'provincial', 'municipal', 'local', 'regional'];
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The invented country of a number: 196 of them. @param {number} index */
function country(index) {
  const at = index % 196;
  return { code: `${letters[Math.floor(at / 26)]}${letters[at % 26]}`, name: `Examplia ${at + 1}`, at };
}

/**
 * The record of a number: a country, its bureau, and some units of its police. `hardness` is the share of names that
 * are hard to write; 0 gives records of ASCII only.
 * @param {number} index @param {number} [hardness]
 */
export function recordAt(index, hardness = 0.45) {
  const roll = dice(index * 2654435761 + 17);
  const { code, name, at } = country(index);
  const ascii = hardness === 0;
  const place = () => (roll.chance(hardness) ? roll.one(hard) : roll.one(plain));
  /** @type {Record<string, unknown>} */
  const bodies = {};
  /** @type {string | undefined} */
  let above;
  const units = 3 + roll.below(6);
  for (let i = 0; i < units; i++) {
    const id = `unit-${index}-${i + 1}`;
    const title = `${place()} ${roll.one(services)} ${index}`;
    const short = `${roll.one(['PD', 'IB', 'BU', 'CU', 'FL'])}${roll.below(1000)}`;
    const areas = [roll.one(crimes), roll.one(crimes)].filter((area, n, all) => all.indexOf(area) === n);
    const told = ascii
      ? 'set up in the old harbour'
      : roll.one(['set up in the old harbour', `près de « ${place()} »`]);
    bodies[id] = {
      kind: roll.one(['police body', 'department', 'government body']),
      name: title,
      abbreviation: short,
      quote: `${title} (${short}), ${told}, works at this level`,
      country: 'country',
      levels: [roll.one(levels)],
      ...(above === undefined ? {} : { partOf: { body: above, quote: `${short} is part of the unit above it` } }),
      ...(roll.chance(0.6) ? { describedAs: [told] } : {}),
      ...(roll.chance(0.7)
        ? { focusesOn: [{ list: 'open', areas, quote: `including ${areas.join(' and ')} in the district` }] }
        : {}),
    };
    if (above === undefined || roll.chance(0.5)) above = id;
  }
  const staff = 10 + roll.below(90000);
  const officers = `officers-${index}`;
  return {
    source: ascii ? 'register-en' : `register-${roll.one(['en', 'fr', 'ru', 'zh', 'ar'])}`,
    interpol: 'INTERPOL',
    country: {
      code,
      name,
      region: { name: regions[at % 4], quote: `Region: ${regions[at % 4]}` },
      memberSince: {
        date: `${1923 + (at % 100)}-0${1 + (at % 9)}-1${at % 10}`,
        quote: `Member since ${1923 + (at % 100)}`,
      },
    },
    bureau: {
      quote: `National Central Bureau of ${name}`,
      names: [`INTERPOL ${name}`],
      partOf: { body: `unit-${index}-1`, quote: 'is part of the first unit' },
    },
    bodies,
    groups: { [officers]: { name: 'police officers', within: 'country', quote: `${staff} police officers` } },
    headcounts: [
      {
        of: officers,
        about: 'country',
        value: staff,
        stated: `${staff} police officers`,
        qualifier: 'exact',
        quote: `${staff} police officers`,
      },
    ],
  };
}

/** The record as a line of NDJSON without its line end. @param {number} index @param {number} [hardness] */
export function lineAt(index, hardness) {
  return JSON.stringify(recordAt(index, hardness));
}
