/** Samples whose name is no type of theirs. A name may go on after the type, as in `issues.opened`. */
const otherNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // whatever the command is called
  slack: { command: '/deploy' },
  // as README and the quick start call them
  twilio: {
    message: 'message.received',
    call: 'call.ringing',
    'event-streams': 'com.twilio.messaging.message.sent',
  },
};

/** Whether a sample is called by what it becomes. */
export function isCalledBy(type: string, name: string, provider: string): boolean {
  return name === type || name.startsWith(`${type}.`) || otherNames[provider]?.[name] === type;
}
