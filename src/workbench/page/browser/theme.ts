import { signal } from '@preact/signals';

export const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const key = 'theme';

export const theme = signal<Theme>('system');

export function setTheme(to: Theme): void {
  theme.value = to;
  apply();
  try {
    localStorage.setItem(key, to);
  } catch {
    // a browser that keeps nothing: it lasts until the page is closed
  }
}

export function followTheme(): void {
  theme.value = themes.find((each) => each === remembered()) ?? 'system';
  apply();
}

function apply(): void {
  document.documentElement.dataset.theme = theme.value;
}

function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
