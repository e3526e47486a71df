import { LocaleProvider } from '@/components/i18n';
import { Button, IconButton } from '@/components/ui/Button';
import { Countdown } from '@/components/ui/Countdown';
import { ErrorNote } from '@/components/ui/ErrorNote';
import { ExhibitStamps } from '@/components/ui/ExhibitStamps';
import { Field } from '@/components/ui/Field';
import { LocalTime } from '@/components/ui/LocalTime';
import { Menu } from '@/components/ui/Menu';
import { Notice } from '@/components/ui/Notice';
import { Progress } from '@/components/ui/Progress';
import { RadioCards } from '@/components/ui/RadioCards';
import { Seal } from '@/components/ui/Seal';
import { ImportMark } from '@/components/ui/ImportMark';
import { Stamp } from '@/components/ui/Stamp';
import { StateMark } from '@/components/ui/StateMark';
import { Tabs } from '@/components/ui/Tabs';
import { Toast } from '@/components/ui/Toast';
import { appError } from '@/utils/shared/errors';
import { utcIso } from '@/utils/shared/time';
import { Camera, PencilLine, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import '@/components/ui/chip.css';
import { EXHIBITS, NOW, sampleExhibit } from '../sample/exhibits';
import { GAPS } from '../sample/facts';
import './parts.css';

const nothing = () => undefined;
const HOUR = 3_600_000;

/** Every part of components/ui in every state it has, in one page: for looking at, and for axe. */
export function Parts({ locale }: { locale: 'zh-CN' | 'en' }) {
  return (
    <LocaleProvider value={locale}>
      <main class="parts">
        <h1>components/ui</h1>
        <Buttons />
        <Marks />
        <Fields />
        <Choices />
        <Times />
        <Messages />
        <Moving />
      </main>
    </LocaleProvider>
  );
}

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <div class="part">{children}</div>
    </section>
  );
}

function Buttons() {
  return (
    <Part name="Button">
      {(['primary', 'plain', 'quiet', 'danger'] as const).map((look) => (
        <Button key={look} look={look} icon={Camera}>
          {look}
        </Button>
      ))}
      <Button disabled>disabled</Button>
      <Button look="primary" disabled>
        primary disabled
      </Button>
      <Button pressed>pressed</Button>
      <Button pressed={false}>not pressed</Button>
      <Button size="small">small</Button>
      <Button size="large" look="primary">
        large
      </Button>
      <IconButton label="icon" icon={PencilLine} onClick={nothing} />
      <IconButton label="icon, danger" icon={X} look="danger" onClick={nothing} />
      <button type="button" class="chip" aria-pressed="true">
        chip, pressed <span class="chip-count">4</span>
      </button>
      <button type="button" class="chip" aria-pressed="false">
        chip <span class="chip-count">4</span>
      </button>
    </Part>
  );
}

function Marks() {
  const row = (extra: object) =>
    sampleExhibit({ number: 1, kind: 'order', title: '订单', atMs: NOW, ...extra });
  return (
    <Part name="Marks">
      <Seal size={28} />
      <Stamp number={1} />
      <Stamp number={1042} large />
      <ImportMark />
      <ExhibitStamps numbers={[2, 4, 77]} exhibits={EXHIBITS} onOpen={nothing} />
      <StateMark row={row({})} />
      <StateMark row={row({ integrity: 'verifying' })} />
      <StateMark row={row({ notCaptured: GAPS })} />
      <StateMark row={row({ integrity: 'damaged' })} />
      <span class="tag">tag</span>
      <span class="tag tag-strong">tag, strong</span>
      <span class="tag tag-warn">tag, warning</span>
    </Part>
  );
}

function Fields() {
  const [text, setText] = useState('');
  return (
    <Part name="Field">
      <Field label="empty" value={text} onInput={setText} placeholder="placeholder" />
      <Field label="filled" value="498.00" onInput={nothing} inputMode="decimal" hint="hint" />
      <Field label="wrong" value="约五百" onInput={nothing} error="what is wrong, and what is right" />
      <Field label="time" type="datetime-local" value="2026-03-12T14:29:05" onInput={nothing} />
      <Field label="with suggestions" value="" onInput={nothing} suggestions={['QQ', '微信']} />
      <Field label="several lines" value={'一\n二'} onInput={nothing} multiline />
    </Part>
  );
}

function Choices() {
  const [tab, setTab] = useState<'one' | 'two'>('one');
  const [picked, setPicked] = useState<'a' | 'b' | null>('a');
  return (
    <Part name="Choices">
      <Tabs
        label="tabs"
        tabs={[
          { id: 'one', label: 'one' },
          { id: 'two', label: 'two' },
        ]}
        selected={tab}
        onSelect={setTab}
      >
        panel {tab}
      </Tabs>
      <RadioCards
        label="cards"
        options={[
          { id: 'a', label: 'chosen', note: 'with a sentence of its own' },
          { id: 'b', label: 'other', note: 'with another' },
        ]}
        selected={picked}
        onSelect={setPicked}
      />
      <RadioCards
        label="row"
        layout="row"
        options={[
          { id: 'a', label: 'one' },
          { id: 'b', label: 'two' },
        ]}
        selected={null}
        onSelect={nothing}
      />
      <Menu
        label="menu"
        button="menu"
        buttonClass="button"
        groups={[
          {
            label: 'group',
            items: [{ label: 'ticked', role: 'menuitemradio', checked: true, onSelect: nothing }],
          },
          { items: [{ label: 'item', note: 'what it leads to', hint: 'hint', onSelect: nothing }] },
        ]}
      />
    </Part>
  );
}

function Times() {
  return (
    <Part name="Times">
      <LocalTime utc={utcIso(NOW)} offsetMinutes={480} />
      <Countdown dueAt={utcIso(NOW + 17.5 * HOUR)} now={() => NOW} />
      <Countdown dueAt={utcIso(NOW - 2 * HOUR)} now={() => NOW} />
    </Part>
  );
}

function Messages() {
  return (
    <Part name="Messages">
      {(['ok', 'warn', 'bad', 'info'] as const).map((look) => (
        <Notice key={look} look={look}>
          {look}: one quiet sentence
        </Notice>
      ))}
      <ErrorNote error={appError('STORE_FULL', { cause: 'IOError' })} onDismiss={nothing} />
      <ErrorNote error={appError('CAPTURE_BUSY')} kept="E001" />
    </Part>
  );
}

function Moving() {
  return (
    <Part name="Progress and toast">
      <Progress label="known" text="3/12" share={0.25} />
      <Progress label="unknown" text="…" share={null} />
      <Toast shown={{ id: 1, said: '订单编号：744260312143105218' }} onUndo={nothing} onDismiss={nothing} />
    </Part>
  );
}
