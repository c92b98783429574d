export function RulesView({ name }: { readonly name?: string }) {
  return <h1>Rules {name}</h1>;
}
