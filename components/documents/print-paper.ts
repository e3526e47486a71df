/**
 * Opens the browser's print view on a page without scripts: a frame of ours, sandboxed, gone when printing is over. The user
 * chooses there between a printer and a PDF file.
 */
export async function printPaper(html: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.title = '';
  frame.setAttribute('aria-hidden', 'true');
  // No scripts: what prints it is our page.
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.className = 'print-frame';
  const loaded = new Promise<void>((resolve) =>
    frame.addEventListener('load', () => resolve(), { once: true }),
  );
  frame.srcdoc = html;
  document.body.append(frame);
  await loaded;
  const view = frame.contentWindow;
  view?.addEventListener('afterprint', () => frame.remove(), { once: true });
  view?.focus();
  view?.print();
}
