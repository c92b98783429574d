interface HeadersProps {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly label: string;
}

export function HeadersTable({ headers, label }: HeadersProps) {
  return (
    <table class="headers" aria-label={label}>
      <tbody>
        {headers.map(([name, value], index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
