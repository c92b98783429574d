import { header } from '../verification/carriers.ts';
import { token } from '../verification/schemes/token.ts';

/** The header in which a CDN in front proves that it is the one that calls. */
export const originHeader = 'x-sallyport-origin';

export const originScheme = token(header(originHeader));
