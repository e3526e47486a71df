import '@/assets/tokens.css';
import '@/assets/base.css';
import { ask } from '@/utils/messaging/client';
import { tabPicture } from '@/utils/platform/tab-picture';
import { openWorkspace, saveFile, targetTabId, uiLanguage, exemptFromEviction } from '@/utils/platform/pages';
import * as permissions from '@/utils/platform/permissions';
import { liveServerFacts, setServerFacts } from '@/utils/platform/net-permission';
import * as queries from '@/utils/storage/queries';
import { render } from 'preact';
import { importPorts } from './imports';
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
        openWorkspace,
        saveFile,
        targetTabId,
        tabPicture,
        uiLanguage,
        now: Date.now,
        imports: importPorts(),
      }}
    />,
    root,
  );
}
