import '@/assets/tokens.css';
import '@/assets/base.css';
import { PopupApp } from '@/entrypoints/popup/PopupApp';
import { WorkspaceApp } from '@/entrypoints/workspace/WorkspaceApp';
import { render } from 'preact';
import { Parts } from './Parts';
import { SCENES } from './scenes';

// ?scene=parts: every part of components/ui in every state.
// ?scene=popup-full&theme=dark&locale=en&exhibit=…: one screen with sample data, for looking at and for pictures.
const query = new URLSearchParams(location.search);
const scene = SCENES[query.get('scene') ?? 'popup-full'];
const root = document.getElementById('app');
const theme = query.get('theme') ?? 'light';
if (root && query.get('scene') === 'parts') {
  document.documentElement.dataset['theme'] = theme;
  render(<Parts locale={query.get('locale') === 'en' ? 'en' : 'zh-CN'} />, root);
} else if (root && scene) {
  const world = scene.world();
  world.settings.value = {
    ...world.settings.value,
    locale: query.get('locale') ?? 'zh-CN',
    theme,
  };
  if (scene.screen === 'popup') document.body.className = 'popup-page popup-in-tab';
  if (scene.exhibit) history.replaceState(null, '', `?exhibit=${scene.exhibit}`);
  else if (scene.search) history.replaceState(null, '', scene.search);
  render(
    scene.screen === 'popup' ? <PopupApp ports={world.ports} /> : <WorkspaceApp ports={world.ports} />,
    root,
  );
}
