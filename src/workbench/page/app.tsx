import { useEffect } from 'preact/hooks';
import { useKeys } from './browser/keys.ts';
import { go, route } from './browser/location.ts';
import { DeliveriesView } from './deliveries/deliveries-view.tsx';
import { HelpDialog, isHelpOpen } from './help/help-dialog.tsx';
import { lazily } from './lazy.tsx';
import { Notices } from './notices.tsx';
import { titleOf } from './title.ts';
import { TopBar } from './top-bar.tsx';
import { Troubles } from './troubles.tsx';

const RulesView = lazily(async () => (await import('./rules/rules-view.tsx')).RulesView);
const SendersView = lazily(async () => (await import('./senders/senders-view.tsx')).SendersView);

export function App() {
  useKeys({
    'g d': () => go('/'),
    'g r': () => go('/rules'),
    'g s': () => go('/senders'),
    '?': () => {
      isHelpOpen.value = true;
    },
  });
  const title = titleOf(route.value);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <TopBar />
      <Troubles />
      <main>
        <View />
      </main>
      <Notices />
      <HelpDialog />
    </>
  );
}

function View() {
  const at = route.value;
  switch (at?.view) {
    case 'deliveries':
      return <DeliveriesView {...at} />;
    case 'rules':
      return <RulesView {...at} />;
    case 'senders':
      return <SendersView {...at} />;
    case undefined:
      return (
        <p class="empty">
          There is nothing at this address. <a href="/">See the deliveries.</a>
        </p>
      );
  }
}
