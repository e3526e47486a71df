import { editedProfiles, profileProblems } from '@/utils/packs/profile';
import type { PictureFormat, ProfileEdit } from '@/utils/packs/profile.types';
import { useId, useState } from 'preact/hooks';
import { bytesText } from '../format/bytes';
import { useLocale, useT } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import type { PackFlow, Profile } from './use-pack';

interface ChannelBoxProps {
  readonly flow: PackFlow;
  readonly ask: Ports['ask'];
}

const MEGA = 1_000_000;
const FORMAT_NAMES = { jpeg: 'JPG', png: 'PNG' } as const;

/** Where the pack goes, what is accepted there, and how sure that is. */
export function ChannelBox({ flow, ask }: ChannelBoxProps) {
  const t = useT();
  const locale = useLocale();
  const id = useId();
  const [editing, setEditing] = useState(false);
  const { profile, profiles, suggested } = flow;
  const nameOf = (one: Profile) => (locale === 'en' ? one.name.en : one.name.zh);
  const store = (edit: ProfileEdit | null) => {
    const value = editedProfiles(flow.stored, profile.id, edit);
    void ask('settings.set', { key: 'packProfiles', value });
    setEditing(false);
  };
  return (
    <section class="pack-channel" aria-labelledby={`${id}-title`}>
      <div class="pack-channel-line">
        <label id={`${id}-title`} for={id}>
          {t('packs.channel')}
        </label>
        <select
          id={id}
          value={profile.id}
          onChange={(event) => {
            setEditing(false);
            flow.setChannel(event.currentTarget.value);
          }}
        >
          {profiles.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
              {one.id === suggested ? t('packs.suggested') : ''}
            </option>
          ))}
        </select>
      </div>
      <p class="pack-limits">
        {t('packs.limits', {
          n: profile.maxFiles,
          size: bytesText(profile.maxBytesEach),
          formats: profile.formats.map((format) => FORMAT_NAMES[format]).join(' / '),
        })}
        {profile.maxChars !== null && t('packs.limitChars', { n: profile.maxChars })}
      </p>
      <Basis profile={profile} />
      {editing ? (
        <ProfileForm key={profile.id} profile={profile} onSave={store} onCancel={() => setEditing(false)} />
      ) : (
        <div class="pack-channel-line">
          <Button size="small" look="quiet" onClick={() => setEditing(true)}>
            {t('packs.editLimits')}
          </Button>
          {profile.edited && (
            <Button size="small" look="quiet" onClick={() => store(null)}>
              {t('packs.resetLimits')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** Source, date, how sure. */
function Basis({ profile }: { profile: Profile }) {
  const t = useT();
  if (profile.edited) return <Notice look="info">{t('packs.basisOwn')}</Notice>;
  if (profile.source === null || profile.verifiedOn === null)
    return <Notice look="warn">{t('packs.basisNone')}</Notice>;
  return (
    <Notice look="info">
      <p>{t(`packs.confidence.${profile.confidence}`)}</p>
      <p class="pack-source">{t('packs.source', { source: profile.source, date: profile.verifiedOn })}</p>
    </Notice>
  );
}

interface ProfileFormProps {
  readonly profile: Profile;
  readonly onSave: (edit: ProfileEdit) => void;
  readonly onCancel: () => void;
}

function ProfileForm({ profile, onSave, onCancel }: ProfileFormProps) {
  const t = useT();
  const [files, setFiles] = useState(String(profile.maxFiles));
  const [mega, setMega] = useState(String(profile.maxBytesEach / MEGA));
  const [chars, setChars] = useState(profile.maxChars === null ? '' : String(profile.maxChars));
  const [formats, setFormats] = useState<readonly PictureFormat[]>(profile.formats);
  const [tried, setTried] = useState(false);
  const edit: ProfileEdit = {
    id: profile.id,
    maxFiles: decimal(files),
    maxBytesEach: Math.round(decimal(mega) * MEGA),
    formats,
    maxChars: chars.trim() === '' ? null : decimal(chars),
  };
  const problems = tried ? profileProblems(edit) : [];
  const wrong = (problem: (typeof problems)[number]) =>
    problems.includes(problem) ? t(`packs.profile.${problem}`) : undefined;
  return (
    <form
      class="pack-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (profileProblems(edit).length === 0) onSave(edit);
      }}
    >
      <Field
        label={t('packs.maxFiles')}
        value={files}
        onInput={setFiles}
        inputMode="numeric"
        error={wrong('files')}
      />
      <Field
        label={t('packs.maxMega')}
        value={mega}
        onInput={setMega}
        inputMode="decimal"
        error={wrong('bytes')}
      />
      <Field
        label={t('packs.maxChars')}
        value={chars}
        onInput={setChars}
        inputMode="numeric"
        hint={t('packs.maxCharsHint')}
        error={wrong('chars')}
      />
      <fieldset class="pack-formats">
        <legend>{t('packs.formats')}</legend>
        {(['jpeg', 'png'] as const).map((format) => (
          <label key={format}>
            <input
              type="checkbox"
              checked={formats.includes(format)}
              onChange={(event) =>
                setFormats(
                  event.currentTarget.checked
                    ? [...formats, format]
                    : formats.filter((one) => one !== format),
                )
              }
            />
            {FORMAT_NAMES[format]}
          </label>
        ))}
        {wrong('formats') && (
          <p class="field-error" role="alert">
            {wrong('formats')}
          </p>
        )}
      </fieldset>
      <div class="pack-channel-line">
        <Button type="submit">{t('packs.saveLimits')}</Button>
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** A written number; anything else is one that no limit allows. */
const decimal = (text: string): number => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN);
