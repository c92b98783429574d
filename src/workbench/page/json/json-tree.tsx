interface JsonTreeProps {
  readonly text: string;
  readonly search?: string;
  readonly onPick?: (path: readonly string[], value: unknown) => void;
  readonly picked?: (path: readonly string[], value: unknown) => boolean;
}

export function JsonTree({ text }: JsonTreeProps) {
  return <pre class="code">{text}</pre>;
}
