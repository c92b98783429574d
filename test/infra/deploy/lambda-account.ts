import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, LoopbackServer } from '../../support/loopback-server.ts';

interface Stack {
  /** By logical id. */
  readonly functions: Readonly<Record<string, string>>;
  readonly reserved: number;
}

/** Answers as Lambda and CloudFormation do to what is asked before a deployment. */
export class LambdaAccount extends LoopbackServer {
  readonly asked: string[] = [];
  limit = 1_000;
  unreserved = 1_000;
  mayAsk = true;
  stacks: Readonly<Record<string, Stack>> = {};

  protected override async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams((await bodyOf(request)).toString());
    const path = request.url ?? '';
    this.asked.push(form.get('Action') ?? path);
    const json = (status: number, body: object, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    if (!this.mayAsk) {
      const message = 'not authorized to perform: lambda:GetAccountSettings';
      json(403, { Message: message }, { 'x-amzn-errortype': 'AccessDeniedException' });
    } else if (form.has('Action')) this.#describe(form, response);
    else if (path === '/2016-08-19/account-settings') {
      const { limit: ConcurrentExecutions, unreserved: UnreservedConcurrentExecutions } = this;
      json(200, { AccountLimit: { ConcurrentExecutions, UnreservedConcurrentExecutions } });
    } else {
      const [, name = ''] = /^\/2019-09-30\/functions\/([^/]+)\/concurrency$/.exec(path) ?? [];
      const stack = Object.values(this.stacks).find(({ functions }) =>
        Object.values(functions).includes(name),
      );
      json(200, { ReservedConcurrentExecutions: stack?.reserved });
    }
  }

  #describe(form: URLSearchParams, response: ServerResponse): void {
    const stack = this.stacks[form.get('StackName') ?? ''];
    const physical = stack?.functions[form.get('LogicalResourceId') ?? ''];
    response.writeHead(physical === undefined ? 400 : 200, { 'content-type': 'text/xml' });
    response.end(
      physical === undefined
        ? '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>' +
            `<Message>Stack '${form.get('StackName')}' does not exist</Message></Error></ErrorResponse>`
        : '<DescribeStackResourceResponse><DescribeStackResourceResult><StackResourceDetail>' +
            `<PhysicalResourceId>${physical}</PhysicalResourceId>` +
            '</StackResourceDetail></DescribeStackResourceResult></DescribeStackResourceResponse>',
    );
  }
}
