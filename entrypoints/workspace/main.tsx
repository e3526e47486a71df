import '@/assets/tokens.css';
import '@/assets/base.css';
import { ask } from '@/utils/messaging/client';
import {
  exemptFromEviction,
  extensionVersion,
  openPage,
  openWorkspace,
  saveFile,
  targetTabId,
  uiLanguage,
} from '@/utils/platform/pages';
import { openShortcutSettings, readShortcuts } from '@/utils/platform/shortcuts';
import { tabPicture } from '@/utils/platform/tab-picture';
import * as permissions from '@/utils/platform/permissions';
import { liveServerFacts, setServerFacts } from '@/utils/platform/net-permission';
import * as queries from '@/utils/storage/queries';
import * as seals from '@/utils/storage/seal-queries';
import { render } from 'preact';
import { importPorts } from './imports';
import { packPorts } from './packs';
import { WorkspaceApp } from './WorkspaceApp';

const root = document.getElementById('app');
if (root) {
  render(
    <WorkspaceApp
      ports={{
        ...queries,
        liveStorage: (callback) => queries.liveStorage(exemptFromEviction, callback),
        ...permissions,
        liveServerFacts,
        setServerFacts,
        ask,
        extensionVersion,
        openPage,
        openShortcutSettings,
        openWorkspace,
        readShortcuts,
        saveFile,
        targetTabId,
        tabPicture,
        uiLanguage,
        now: Date.now,
        seals,
        imports: importPorts(),
        packs: packPorts(),
      }}
    />,
    root,
  );
}
