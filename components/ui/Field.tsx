import { useId } from 'preact/hooks';
import './field.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly placeholder?: string;
  /** A line below: the unit, the zone, what is meant. */
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly multiline?: boolean;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly type?: 'text' | 'url' | 'tel' | 'datetime-local';
  readonly inputMode?: 'decimal' | 'numeric';
  /** Words to choose from; others may be written as well. */
  readonly suggestions?: readonly string[];
}

export function Field(props: FieldProps) {
  const id = useId();
  const { error, hint, suggestions } = props;
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const shared = {
    id,
    value: props.value,
    placeholder: props.placeholder ?? '',
    maxLength: props.maxLength ?? 2000,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.multiline ? (
        <textarea
          {...shared}
          rows={props.rows ?? 3}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type={props.type ?? 'text'}
          inputMode={props.inputMode}
          step={props.type === 'datetime-local' ? 1 : undefined}
          list={suggestions ? `${id}-list` : undefined}
          autocomplete="off"
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
      {hint && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
