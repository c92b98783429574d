/** In place of what is on its way; seen only where that takes a moment. */
export function Loading() {
  return <p class="empty loading">Loading …</p>;
}
