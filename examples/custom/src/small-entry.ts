import { lambdaEntryOf } from 'sallyport';
import { senders } from './senders.ts';

export const { handler, redrive, check } = await lambdaEntryOf(senders);
