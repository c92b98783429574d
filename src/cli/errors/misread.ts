import type { Command, CommanderError } from 'commander';

/** A command line that cannot be read. */
export class Misread extends Error {
  override readonly name = 'Misread';
  readonly command: Command;

  constructor({ message }: CommanderError, command: Command) {
    super(message.replace(/^error: /, ''));
    this.command = command;
  }
}
