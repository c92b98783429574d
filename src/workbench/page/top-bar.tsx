import { route } from './browser/location.ts';
import { setTheme, theme, themes } from './browser/theme.ts';
import { isHelpOpen } from './help/help-dialog.tsx';
import { connection, state } from './live.ts';

const views = [
  { view: 'deliveries', path: '/', name: 'Deliveries' },
  { view: 'rules', path: '/rules', name: 'Rules' },
  { view: 'senders', path: '/senders', name: 'Senders' },
] as const;

const connections = {
  connecting: { mark: '○', words: 'connecting', tone: 'dim' },
  connected: { mark: '●', words: 'live', tone: 'good' },
  lost: { mark: '✕', words: 'not connected', tone: 'bad' },
} as const;

const themeNames = { system: 'System', light: 'Light', dark: 'Dark' } as const;

export function TopBar() {
  const { mark, words, tone } = connections[connection.value];
  return (
    <header class="top">
      <span class="brand">
        <img src="/icon.svg" alt="" width="16" height="16" /> Sallyport
      </span>
      <nav aria-label="Views">
        {views.map(({ view, path, name }) => (
          <a key={view} href={path} aria-current={route.value?.view === view ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <p class="where">
        <span class={tone}>
          <span aria-hidden="true">{mark}</span> {words}
        </span>
        <code class="dim">{state.value?.gateway}</code>
      </p>
      <label class="theme">
        <span class="aloud">Colours</span>
        <select
          value={theme.value}
          onChange={(event) =>
            setTheme(themes.find((each) => each === event.currentTarget.value) ?? 'system')
          }
        >
          {themes.map((each) => (
            <option key={each} value={each}>
              {themeNames[each]}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="help"
        aria-label="Keys and filters"
        onClick={() => {
          isHelpOpen.value = true;
        }}
      >
        ?
      </button>
    </header>
  );
}
