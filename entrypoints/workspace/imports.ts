import type { ImportPorts } from '@/components/ports';
import { leaveFiles } from '@/utils/app/import/leave-file';
import { thumbnail } from '@/utils/capture/picture/thumbnail';
import { lookAt } from '@/utils/intake/look';
import { readPictureText } from '@/utils/intake/read-text';
import { streamedDigests } from '@/utils/shared/stream-digest';
import { leaveInInbox, liveUnread, withdrawFromInbox } from '@/utils/storage/queries';

/** What the workspace brings files in with. */
export function importPorts(): ImportPorts {
  const digests = streamedDigests(crypto.subtle);
  return {
    readPicture: readPictureText,
    liveUnread,
    leaveFiles: (files, signal) =>
      leaveFiles(
        {
          digests,
          look: (one, type) => lookAt(one, type, thumbnail),
          leave: leaveInInbox,
          withdraw: withdrawFromInbox,
        },
        files,
        signal,
      ),
  };
}
