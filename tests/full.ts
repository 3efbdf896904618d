// The full fixture: two invented countries that use every field of the model and make every term of the ontology.
import { exported } from './exported.ts';

/** The project of tests/fixtures/full, and what an export of it writes. */
export const full = await exported('tests/fixtures/full');
