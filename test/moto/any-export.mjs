/** The bundle, with a handler through which any of its exports can be called. */
const bundle = await import(new URL('../../dist/lambda/index.mjs', import.meta.url).href);

export const handler = ({ name, event }, context) => bundle[name](event, context);
