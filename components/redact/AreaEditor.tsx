import type { Area } from '@/utils/bundle/redacted/plan';
import type { Sha256 } from '@/utils/exhibit/ids';
import { Plus, Redo2, Undo2, X } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { PicturePart } from '../exhibit/PicturePart';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { fitted } from './areas';

interface AreaEditorProps {
  readonly name: string;
  readonly sha256: Sha256;
  readonly areas: readonly Area[];
  readonly onAreas: (areas: readonly Area[]) => void;
  readonly onUndo: (() => void) | undefined;
  readonly onRedo: (() => void) | undefined;
  readonly onDone: () => void;
  readonly readBlob: Ports['readBlob'];
}

type Size = { readonly width: number; readonly height: number };

/** What the pointer is doing: with the area as it was, and where (device px) it went down. */
interface Drag {
  readonly how: 'draw' | 'move' | 'size';
  readonly at: number;
  readonly before: Area;
  readonly x: number;
  readonly y: number;
}

/** Black boxes over one picture, by mouse and by keyboard. The picture itself is only shown. */
export function AreaEditor(props: AreaEditorProps) {
  const { name, sha256, areas, onAreas, onUndo, onRedo, onDone } = props;
  const t = useT();
  const stack = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const [draft, setDraft] = useState<Area | null>(null);

  /** Device px of the picture under the pointer. */
  const point = (event: PointerEvent): { x: number; y: number } => {
    const box = stack.current?.getBoundingClientRect();
    if (!box || !size || box.width === 0) return { x: 0, y: 0 };
    const scale = size.width / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  };
  const begin = (event: PointerEvent, how: Drag['how'], at: number, before?: Area): void => {
    if (event.button !== 0 || !size) return;
    event.stopPropagation();
    if (how === 'draw') event.preventDefault();
    const { x, y } = point(event);
    stack.current?.setPointerCapture(event.pointerId);
    setDrag({ how, at, before: before ?? { x, y, width: 0, height: 0 }, x, y });
  };
  const follow = (event: PointerEvent): void => {
    if (!drag || !size) return;
    const { x, y } = point(event);
    const { before } = drag;
    const [dx, dy] = [x - drag.x, y - drag.y];
    if (drag.how === 'draw') {
      setDraft({ x: Math.min(x, drag.x), y: Math.min(y, drag.y), width: Math.abs(dx), height: Math.abs(dy) });
    } else if (drag.how === 'move') setDraft({ ...before, x: before.x + dx, y: before.y + dy });
    else setDraft({ ...before, width: before.width + dx, height: before.height + dy });
  };
  const end = (): void => {
    // A click draws nothing; what was dragged counts once, when it is let go.
    if (drag && draft && size && (drag.how !== 'draw' || (draft.width > 3 && draft.height > 3)))
      put(drag.at, draft);
    setDrag(null);
    setDraft(null);
  };
  const put = (at: number, area: Area): void => {
    if (size) onAreas(areas.toSpliced(at, 1, fitted(area, size)));
  };
  const remove = (at: number): void => onAreas(areas.toSpliced(at, 1));
  const addOne = (): void => {
    if (!size) return;
    const top = seenTop(stack.current, size);
    const area = {
      x: size.width * 0.3,
      y: top,
      width: size.width * 0.4,
      height: Math.max(40, size.width * 0.04),
    };
    onAreas([...areas, fitted(area, size)]);
  };
  const onKey = (event: KeyboardEvent, at: number, area: Area): void => {
    const step = event.shiftKey ? 1 : 10;
    const [dx, dy] = MOVES[event.key] ?? [0, 0];
    if (event.key === 'Delete' || event.key === 'Backspace') remove(at);
    else if (dx === 0 && dy === 0) return;
    else if (event.altKey)
      put(at, { ...area, width: area.width + dx * step, height: area.height + dy * step });
    else put(at, { ...area, x: area.x + dx * step, y: area.y + dy * step });
    event.preventDefault();
  };
  const onUndoKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    (event.shiftKey ? onRedo : onUndo)?.();
  };

  return (
    <div class="redact-editor" onKeyDown={onUndoKey}>
      <div class="redact-bar">
        <strong>{name}</strong>
        <Button size="small" icon={Plus} disabled={!size} onClick={addOne}>
          {t('redact.addArea')}
        </Button>
        <Button size="small" icon={Undo2} disabled={!onUndo} onClick={() => onUndo?.()}>
          {t('redact.undo')}
        </Button>
        <Button size="small" icon={Redo2} disabled={!onRedo} onClick={() => onRedo?.()}>
          {t('redact.redo')}
        </Button>
        <Button size="small" look="quiet" icon={X} onClick={onDone}>
          {t('redact.closePicture')}
        </Button>
      </div>
      <p id="redact-keys" class="field-hint">
        {t('redact.keys')}
      </p>
      <div class="picture-scroll" role="region" aria-label={t('redact.picture', { name })} tabIndex={0}>
        <div
          ref={stack}
          class="picture-stack redact-stack"
          onPointerDown={(event) => begin(event, 'draw', areas.length)}
          onPointerMove={follow}
          onPointerUp={end}
          onPointerCancel={() => {
            setDrag(null);
            setDraft(null);
          }}
        >
          <PicturePart
            sha256={sha256}
            alt={name}
            readBlob={props.readBlob}
            onSize={(width, height) => setSize({ width, height })}
          />
          {size &&
            areas.map((area, at) => (
              <button
                key={at}
                type="button"
                class="redact-area"
                style={placeOf(drag?.how !== 'draw' && drag?.at === at && draft ? draft : area, size)}
                aria-label={t('redact.area', { n: at + 1, ...area })}
                aria-describedby="redact-keys"
                onKeyDown={(event) => onKey(event, at, area)}
                onPointerDown={(event) => begin(event, 'move', at, area)}
              >
                <span class="redact-handle" onPointerDown={(event) => begin(event, 'size', at, area)} />
              </button>
            ))}
          {size && drag?.how === 'draw' && draft && <span class="redact-area" style={placeOf(draft, size)} />}
        </div>
      </div>
    </div>
  );
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function placeOf({ x, y, width, height }: Area, of: Size) {
  const percent = (value: number, whole: number) => `${(value / whole) * 100}%`;
  return {
    left: percent(x, of.width),
    top: percent(y, of.height),
    width: percent(width, of.width),
    height: percent(height, of.height),
  };
}

/** Device px: a little below the upper edge of what can be seen of the picture. */
function seenTop(stack: HTMLElement | null, { width }: Size): number {
  const frame = stack?.parentElement;
  if (!stack || !frame) return 0;
  const scale = width / Math.max(1, stack.clientWidth);
  return (frame.scrollTop + frame.clientHeight * 0.2) * scale;
}
