/** What `sallyport` is for an entry that is loaded here: all that the package exports, but that it starts nothing. */
export * from '../../index.ts';
export { lambdaEntry, lambdaEntryOf } from './handed-over.ts';
