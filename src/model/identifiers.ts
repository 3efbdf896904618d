// The schemes of outside identifiers that curated links may use, and what an identifier of each looks like.

interface IdentifierScheme {
  readonly form: RegExp;
  /** One that exists, to show the form. */
  readonly example: string;
}

/** Name of a scheme, as authors write it → its identifiers. */
export const identifierSchemes = {
  eurovoc: { form: /^(\d{1,6}|c_[0-9a-f]{8})$/, example: '5688' },
  grid: { form: /^grid\.\d{4,6}\.[0-9a-f]{1,2}$/, example: 'grid.426470.3' },
  iccs: { form: /^\d{2,6}$/, example: '0601' },
  'iptc-medtop': { form: /^\d{8}$/, example: '20000086' },
  isni: { form: /^\d{15}[\dX]$/, example: '0000000119398045' },
  'iso3166-1-alpha-2': { form: /^[A-Z]{2}$/, example: 'CN' },
  'iso3166-1-alpha-3': { form: /^[A-Z]{3}$/, example: 'CHN' },
  'iso3166-1-numeric': { form: /^\d{3}$/, example: '156' },
  'iso3166-2': { form: /^[A-Z]{2}-[A-Z0-9]{1,3}$/, example: 'CN-BJ' },
  ror: { form: /^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/, example: '01bgekr08' },
  wikidata: { form: /^Q[1-9]\d*$/, example: 'Q148' },
} as const satisfies Record<string, IdentifierScheme>;

export type IdentifierSchemeName = keyof typeof identifierSchemes;
