import { Duration } from 'aws-cdk-lib';

/**
 * How long things are kept. They depend on each other:
 * a message must reach the dead letters before SQS forgets it, and there it keeps the age that it has;
 * an object must outlast every message and every archived event that points to it.
 */

/** What redrive may take for one batch. */
export const redriveTimeout = Duration.seconds(30);
/** For how long Lambda collects messages for one. */
export const redriveWindow = Duration.seconds(1);
/** Six time-outs and the window, as Lambda asks: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
export const parkedVisibility = Duration.seconds(6 * redriveTimeout.toSeconds() + redriveWindow.toSeconds());
/**
 * Receives before a message is a dead letter. Where redrive itself fails, each takes one visibility: 25 hours in all.
 * Where the bus fails, redrive hides a message for up to 15 minutes at a time, at first for seconds: nearly three days where
 * it throttles, four where it is out, five where somebody must repair something (`backoffSeconds`).
 */
export const parkedReceives = 500;
export const parkedRetention = Duration.days(10);
/** The most that SQS allows. */
export const deadLetterRetention = Duration.days(14);
/** After the events are gone that point to an object: consumers have queues of their own. */
const consumersLag = Duration.days(14);

/** @param archive how long events can be replayed */
export function objectRetention(archive: Duration = Duration.days(0)): Duration {
  const kept = [parkedRetention, deadLetterRetention, archive, consumersLag];
  return Duration.days(kept.reduce((days, one) => days + Math.ceil(one.toDays({ integral: false })), 0));
}
