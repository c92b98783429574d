export { oracle } from './svix.ts';
