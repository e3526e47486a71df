import '@/assets/tokens.css';
import '@/assets/base.css';
import { PopupApp } from '@/entrypoints/popup/PopupApp';
import { WorkspaceApp } from '@/entrypoints/workspace/WorkspaceApp';
import axe from 'axe-core';
import { render, type ComponentChild } from 'preact';
import { afterEach, expect } from 'vitest';
import { page } from 'vitest/browser';
import type { World } from './sample/ports';

let root: HTMLElement | null = null;
const address = location.href;

afterEach(() => {
  unmount();
  history.replaceState(null, '', address);
  document.body.className = '';
  delete document.documentElement.dataset['theme'];
});

export function unmount() {
  if (root) render(null, root);
  root?.remove();
  root = null;
}

export function mount(screen: ComponentChild): HTMLElement {
  unmount();
  root = document.body.appendChild(document.createElement('div'));
  render(screen, root);
  return root;
}

/** The popup as in a window of that width, CSS px. */
export async function mountPopup(world: World, width = 380): Promise<HTMLElement> {
  await page.viewport(width, 600);
  document.body.className = 'popup-page popup-in-tab';
  return mount(<PopupApp ports={world.ports} />);
}

export async function mountWorkspace(world: World, search = '', width = 1280): Promise<HTMLElement> {
  await page.viewport(width, 800);
  history.replaceState(null, '', `${location.pathname}${search}`);
  return mount(<WorkspaceApp ports={world.ports} />);
}

/** axe-core with every rule it has for WCAG 2.0–2.2 A and AA and for best practice. */
export async function expectNoViolations(element: Element) {
  // Colours are judged at rest, not half-way through a fade.
  for (const animation of document.getAnimations()) animation.finish();
  const result = await axe.run(element, { resultTypes: ['violations'] });
  const found = result.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`,
  );
  expect(found).toEqual([]);
}

/** Nothing may stick out to the side of the page. */
export function expectNoSidewaysScroll() {
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
}
