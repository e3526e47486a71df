import type { ChatAttachment, ChatMessage } from '@/utils/recognise/chat/model';
import type { ExhibitRow } from '@/utils/storage/rows';
import { File, Image, Mic, Video } from 'lucide';
import { useBlobUrl } from '../../hooks/use-blob-url';
import { useRead } from '../../hooks/use-read';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { Icon } from '../../ui/Icon';
import type { Hit } from './find-text';
import { MarkedText } from './MarkedText';

const ICONS = { image: Image, video: Video, audio: Mic, file: File };

interface ChatAttachmentsProps {
  readonly row: ExhibitRow;
  readonly message: ChatMessage;
  readonly readBlob: Ports['readBlob'];
  readonly hits: readonly Hit[];
  readonly current: Hit | undefined;
}

/** Pictures and files of a message: what each was called, and whether its bytes are kept. */
export function ChatAttachments({ row, message, readBlob, hits, current }: ChatAttachmentsProps) {
  const t = useT();
  if (message.attachments.length === 0) return null;
  return (
    <ul class="chat-attachments">
      {message.attachments.map((attachment, at) => (
        <li key={at} class="chat-attachment">
          <KeptImage row={row} attachment={attachment} readBlob={readBlob} />
          <span class="chat-chip">
            <Icon node={ICONS[attachment.kind]} size={14} />
            <span class="chat-chip-name" dir="auto" title={attachment.url?.slice(0, 500)}>
              {attachment.name === undefined ? (
                t(`chat.attachment.${attachment.kind}`)
              ) : (
                <MarkedText
                  text={attachment.name}
                  hits={hits.filter(({ field }) => field === `attachment ${at}`)}
                  current={current}
                />
              )}
            </span>
            <span class="chat-chip-state">{t(stateOf(attachment))}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function stateOf({ file, loaded }: ChatAttachment) {
  if (file !== undefined) return 'chat.attachmentKept';
  return loaded ? 'chat.attachmentSeen' : 'chat.attachmentUnloaded';
}

/** The picture itself where the exhibit holds it, from the store: nothing is fetched. */
function KeptImage({
  row,
  attachment,
  readBlob,
}: Omit<ChatAttachmentsProps, 'message' | 'hits' | 'current'> & { attachment: ChatAttachment }) {
  const file =
    attachment.kind === 'image' ? row.record.files.find(({ path }) => path === attachment.file) : undefined;
  const blob = useRead(file ? () => readBlob(file.sha256) : null, [file?.sha256]);
  const url = useBlobUrl(blob.state === 'ready' ? blob.value : null);
  return url ? <img class="chat-image" src={url} alt="" /> : null;
}
