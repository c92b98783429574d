import { CopyButton } from '../copy-button.tsx';

/** @param gateway such as `http://127.0.0.1:8787` */
const tunnelsTo = (gateway: string) => [
  { name: 'Cloudflare', command: `cloudflared tunnel --url ${gateway}` },
  { name: 'ngrok', command: `ngrok http ${new URL(gateway).port}` },
  { name: 'Tailscale', command: `tailscale funnel ${new URL(gateway).port}` },
];

export function ConnectSender({ gateway }: { readonly gateway: string }) {
  return (
    <>
      <p>
        A sender on the internet needs a way to this machine. A tunnel to the gateway is one, and never shows
        this page, which has a port of its own:
      </p>
      <ul class="commands">
        {URL.canParse(gateway) &&
          tunnelsTo(gateway).map(({ name, command }) => (
            <li key={name} class="copied">
              <code>{command}</code>
              <CopyButton text={command} what={`the command of ${name}`} />
            </li>
          ))}
      </ul>
      <p>
        Then give its address and the sender's path (<code>https://….example/github</code>) to the sender.
        What to paste where, and the secret, are in <a href="/senders">Senders</a>.
      </p>
    </>
  );
}
