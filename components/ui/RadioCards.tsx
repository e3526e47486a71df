import { useId } from 'preact/hooks';
import './radio-cards.css';

interface RadioCardsProps<Id extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly { readonly id: Id; readonly label: string; readonly note?: string }[];
  readonly selected: Id | null;
  readonly onSelect: (id: Id) => void;
  /** `row`: short choices side by side. */
  readonly layout?: 'cards' | 'row';
}

/** One of a few, each with a sentence of its own. */
export function RadioCards<Id extends string>(props: RadioCardsProps<Id>) {
  const name = useId();
  return (
    <fieldset class={`radios radios-${props.layout ?? 'cards'}`}>
      <legend class={props.hideLabel ? 'unseen' : ''}>{props.label}</legend>
      {props.options.map(({ id, label, note }) => (
        <label key={id} class="radio">
          <input
            type="radio"
            name={name}
            value={id}
            checked={props.selected === id}
            onChange={() => props.onSelect(id)}
          />
          <span>
            <span class="radio-label">{label}</span>
            {note && <span class="radio-note">{note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
