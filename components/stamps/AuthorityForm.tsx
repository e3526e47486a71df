import { MAX_ROOT } from '@/utils/integrity/timestamp/authorities';
import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';

export interface NewAuthority {
  readonly name: string;
  readonly url: string;
  readonly root: string;
}

const EMPTY: NewAuthority = { name: '', url: '', root: '' };

interface AuthorityFormProps {
  /** What the button says. */
  readonly add: string;
  /** What is said of an address that `isUrl` refuses. */
  readonly badUrl: string;
  readonly isUrl: (text: string) => boolean;
  /** A root certificate is asked for as well. */
  readonly withRoot?: boolean;
  readonly taken: readonly string[];
  readonly onAdd: (added: NewAuthority) => void;
}

/** An authority or relay of the user's own: a button until it is pressed. */
export function AuthorityForm({ add, badUrl: bad, isUrl, withRoot, taken, onAdd }: AuthorityFormProps) {
  const t = useT();
  const [draft, setDraft] = useState<NewAuthority | null>(null);
  const [tried, setTried] = useState(false);
  if (!draft)
    return (
      <div class="setting-buttons">
        <Button size="small" icon={Plus} onClick={() => setDraft(EMPTY)}>
          {add}
        </Button>
      </div>
    );
  const url = draft.url.trim();
  const root = draft.root.trim();
  const badUrl = !isUrl(url) ? bad : taken.includes(url) ? t('stamps.sameUrl') : undefined;
  const badRoot =
    root !== '' && !/^-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s-]+-----END CERTIFICATE-----$/.test(root)
      ? t('stamps.badRoot')
      : undefined;
  const close = () => {
    setDraft(null);
    setTried(false);
  };
  return (
    <form
      class="authority-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (badUrl || badRoot) return;
        onAdd({ name: draft.name.trim() || new URL(url).host, url, root });
        close();
      }}
    >
      <Field
        label={t('stamps.addName')}
        value={draft.name}
        maxLength={60}
        onInput={(name) => setDraft({ ...draft, name })}
      />
      <Field
        label={t('stamps.addUrl')}
        type="url"
        value={draft.url}
        maxLength={500}
        error={tried ? badUrl : undefined}
        onInput={(next) => setDraft({ ...draft, url: next })}
      />
      {withRoot && (
        <Field
          label={t('stamps.addRoot')}
          multiline
          value={draft.root}
          maxLength={MAX_ROOT}
          hint={t('stamps.addRootNote')}
          error={tried ? badRoot : undefined}
          onInput={(next) => setDraft({ ...draft, root: next })}
        />
      )}
      <div class="setting-buttons">
        <Button type="submit">{t('stamps.addDo')}</Button>
        <Button look="quiet" onClick={close}>
          {t('stamps.addCancel')}
        </Button>
      </div>
    </form>
  );
}
