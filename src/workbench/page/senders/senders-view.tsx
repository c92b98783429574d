export function SendersView({ endpoint }: { readonly endpoint?: string }) {
  return <p>Senders {endpoint}</p>;
}
