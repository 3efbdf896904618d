// Types of register-file.mjs, for the tests that use it.
export function writeRegister(file: string, records: number, hardness?: number): string;
