import { useId } from 'preact/hooks';
import './field.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly placeholder?: string;
  readonly error?: string | undefined;
  readonly multiline?: boolean;
  readonly maxLength?: number;
}

export function Field(props: FieldProps) {
  const id = useId();
  const errorId = `${id}-error`;
  const shared = {
    id,
    value: props.value,
    placeholder: props.placeholder ?? '',
    maxLength: props.maxLength ?? 2000,
    'aria-invalid': props.error ? true : undefined,
    'aria-describedby': props.error ? errorId : undefined,
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.multiline ? (
        <textarea {...shared} rows={3} onInput={(event) => props.onInput(event.currentTarget.value)} />
      ) : (
        <input {...shared} type="text" onInput={(event) => props.onInput(event.currentTarget.value)} />
      )}
      {props.error && (
        <p id={errorId} class="field-error" role="alert">
          {props.error}
        </p>
      )}
    </div>
  );
}
