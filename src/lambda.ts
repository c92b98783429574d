import { lambdaEntry } from './app/lambda-entry.ts';

/** The gateway as it is delivered; docs/customising.md makes one of your own. */
export const { handler, redrive, check } = await lambdaEntry();
