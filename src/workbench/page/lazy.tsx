import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { Loading } from './loading.tsx';

/** A part of the page that is loaded when it is looked at. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const loaded = signal<ComponentType<Props> | undefined>(undefined);
  const failure = signal<string | undefined>(undefined);
  let isAsked = false;
  const begin = () => {
    isAsked = true;
    load().then(
      (component) => {
        loaded.value = component;
      },
      () => {
        isAsked = false;
        failure.value = 'This part of the page could not be loaded. Is serve still running?';
      },
    );
  };
  return function Lazy(props: Props) {
    if (!isAsked) begin();
    const Loaded = loaded.value;
    if (Loaded !== undefined) return <Loaded {...props} />;
    return failure.value === undefined ? <Loading /> : <p class="empty">{failure.value}</p>;
  };
}
