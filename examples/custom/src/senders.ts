import { github } from 'sallyport/providers/github';
import { acme } from './acme.ts';

export const senders = [acme, github] as const;
