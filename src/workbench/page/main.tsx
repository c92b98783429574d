import { render } from 'preact';
import { App } from './app.tsx';
import { followKeys } from './browser/keys.ts';
import { followLocation } from './browser/location.ts';
import { thisTab } from './browser/tab.ts';
import { followTheme } from './browser/theme.ts';
import { follow } from './follow.ts';

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no #page');

followTheme();
followLocation();
followKeys();
follow(() => new EventSource('/api/live'), thisTab);
render(<App />, page);
