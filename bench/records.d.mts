// Types of records.mjs, for the tests that use it.
export function recordAt(index: number, hardness?: number): object;
export function lineAt(index: number, hardness?: number): string;
