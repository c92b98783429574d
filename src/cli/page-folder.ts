import { fileURLToPath } from 'node:url';

/** The page of the workbench as it was built. This file lies as deep as what is built of it, in `dist/cli/`. */
export const pageFolder = fileURLToPath(new URL('../../dist/workbench/', import.meta.url));
