import { route } from './browser/location.ts';
import { DeliveriesView } from './deliveries/deliveries-view.tsx';
import { lazily } from './lazy.tsx';
import { Notices } from './notices.tsx';

const RulesView = lazily(async () => (await import('./rules/rules-view.tsx')).RulesView);
const SendersView = lazily(async () => (await import('./senders/senders-view.tsx')).SendersView);

export function App() {
  return (
    <>
      <header class="top">
        <nav aria-label="Views">
          <a href="/">Deliveries</a> <a href="/rules">Rules</a> <a href="/senders">Senders</a>
        </nav>
      </header>
      <main id="main">
        <View />
      </main>
      <Notices />
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
