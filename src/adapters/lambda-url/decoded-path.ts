import type { LambdaFunctionURLEvent } from 'aws-lambda';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { Log } from '../../ports/log.ts';

/**
 * An HTTP API sends the same event as a function URL, with its path already decoded, so a signature over the URL
 * cannot be checked when the path had anything to decode. Says so, once per endpoint.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function decodedPathWarning(
  endpoints: readonly Endpoint[],
  log: Log,
): (event: LambdaFunctionURLEvent) => void {
  const exposed = endpoints.filter(
    ({ provider, publicUrl }) => provider.scheme.signsUrl && publicUrl === undefined,
  );
  const silent = new Map(exposed.map(({ name }) => [`/${name}`, name]));
  return ({ rawPath, requestContext }) => {
    const endpoint = silent.get(rawPath);
    if (endpoint === undefined || /[.]lambda-url[.]/.test(requestContext.domainName ?? '')) return;
    silent.delete(rawPath);
    log.write('warn', 'path_decoded', {
      endpoint,
      message:
        'this is not a function URL: an HTTP API decodes the path, and this provider signs the URL; ' +
        'set publicUrl of the endpoint, or call the function by its URL',
    });
  };
}
