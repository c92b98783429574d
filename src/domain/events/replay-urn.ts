/** What follows is the name of a replay. Nobody else's resources are among those of an event. */
export const replayUrnPrefix = 'urn:sallyport-replay:';

/** The name of the replay that put an event on the bus. */
export function replayNameOf(resources: readonly string[]): string | undefined {
  return resources.find((resource) => resource.startsWith(replayUrnPrefix))?.slice(replayUrnPrefix.length);
}
