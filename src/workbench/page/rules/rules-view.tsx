export function RulesView({ name }: { readonly name?: string }) {
  return <p>Rules {name}</p>;
}
