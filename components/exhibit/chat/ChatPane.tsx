import { parseChat, parseMerge, type StoredChat } from '@/utils/recognise/chat/parse';
import type { WordingClass } from '@/utils/recognise/types';
import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { ArrowLeft, Copy, Download, FileText } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { useCopy } from '../../hooks/use-copy';
import { useParsedFile } from '../../hooks/use-parsed-file';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { HtmlPane } from '../HtmlPane';
import { Loaded } from '../Loaded';
import './chat.css';
import './chat-list.css';
import './chat-bubble.css';
import './chat-fate.css';
import './chat-attachments.css';
import './chat-words.css';
import { ChatChanges } from './ChatChanges';
import { ChatHead } from './ChatHead';
import { ChatList, toggled } from './ChatList';
import { ChatLegend, ChatSearchBox } from './ChatTools';
import { entriesOf, wordingCounts } from './entries';
import type { MessagePlace } from './ChatPlace';
import { fullText } from './full-text';
import { useChatSearch } from './use-chat-search';

interface ChatPaneProps {
  readonly ports: Pick<Ports, 'saveFile'>;
  readonly row: ExhibitRow;
  readonly readBlob: Ports['readBlob'];
  /** `index` of the message to begin at. */
  readonly start: number | null;
  /** Show where a message stands in the picture. */
  readonly onShow: (place: MessagePlace) => void;
}

const NONE: ReadonlySet<WordingClass> = new Set();

/** 聊天: the conversation as it was read, message by message. */
export function ChatPane(props: ChatPaneProps) {
  const t = useT();
  const chat = useParsedFile(props.row, 'chat.json', parseChat, props.readBlob);
  return (
    <Loaded read={chat}>
      {(record) =>
        record === null ? (
          <Notice look="warn">{t('exhibit.fileMissing')}</Notice>
        ) : (
          <Conversation {...props} record={record} />
        )
      }
    </Loaded>
  );
}

function Conversation({
  ports,
  row,
  readBlob,
  start,
  onShow,
  record,
}: ChatPaneProps & { record: StoredChat }) {
  const t = useT();
  const [printing, setPrinting] = useState(false);
  const [only, setOnly] = useState(NONE);
  const [target, setTarget] = useState(start === null ? null : { index: start });
  const changes = useParsedFile(row, 'merge.json', parseMerge, readBlob);
  const entries = useMemo(() => entriesOf(record, only), [record, only]);
  const counts = useMemo(() => wordingCounts(record.messages), [record]);
  const messages = useMemo(
    () => entries.flatMap((entry) => (entry.type === 'message' ? [entry.message] : [])),
    [entries],
  );
  const search = useChatSearch(messages, ({ message }) => setTarget({ index: message }));
  const go = (index: number) => {
    setOnly(NONE);
    setTarget({ index });
  };
  return (
    <div class="chat">
      <ChatHead row={row} record={record} />
      <Loaded read={changes}>
        {(found) => found && <ChatChanges merge={found} record={record} onGo={go} />}
      </Loaded>
      <div class="chat-bar">
        {!printing && <ChatSearchBox search={search} />}
        <Actions
          ports={ports}
          row={row}
          readBlob={readBlob}
          record={record}
          printing={printing}
          onPrinting={setPrinting}
        />
      </div>
      {printing ? (
        <HtmlPane
          row={row}
          readBlob={readBlob}
          path="chat.html"
          title={t('chat.printTitle', { label: exhibitLabel(row.number) })}
          note={t('chat.printNote')}
        />
      ) : record.messages.length === 0 ? (
        <p class="pane-soft">{t('chat.empty')}</p>
      ) : (
        <>
          <ChatLegend
            counts={counts}
            only={only}
            onToggle={(name) => setOnly((before) => toggled(before, name, !before.has(name)))}
            onAll={() => setOnly(NONE)}
            shown={messages.length}
            total={record.messages.length}
          />
          <ChatList
            row={row}
            entries={entries}
            total={record.messages.length}
            offsetMinutes={record.clock.offsetMinutes}
            readBlob={readBlob}
            search={search}
            target={target}
            tiles={record.tiles}
            onShow={onShow}
          />
        </>
      )}
    </div>
  );
}

interface ActionsProps extends Omit<ChatPaneProps, 'onShow' | 'start'> {
  readonly record: StoredChat;
  readonly printing: boolean;
  readonly onPrinting: (on: boolean) => void;
}

function Actions({ ports, row, readBlob, record, printing, onPrinting }: ActionsProps) {
  const t = useT();
  const { copied, copy } = useCopy();
  const transcript = row.record.files.find(({ path }) => path === 'chat.html');
  const save = async () => {
    const blob = transcript && (await readBlob(transcript.sha256));
    if (blob?.ok) ports.saveFile(`${exhibitLabel(row.number)}-chat.html`, blob.value);
  };
  return (
    <div class="chat-actions">
      <Button size="small" icon={Copy} onClick={() => void copy(fullText(record, t))}>
        {t('chat.copy')}
      </Button>
      {transcript && (
        <Button size="small" icon={printing ? ArrowLeft : FileText} onClick={() => onPrinting(!printing)}>
          {t(printing ? 'chat.back' : 'chat.print')}
        </Button>
      )}
      {transcript && printing && (
        <Button size="small" icon={Download} onClick={() => void save()}>
          {t('chat.save')}
        </Button>
      )}
      <span role="status" class="pane-soft">
        {copied && t('chat.copied', { n: record.messages.length })}
        {copied === false && t('chat.copyFailed')}
      </span>
    </div>
  );
}
