import { parseVolumeSize, VOLUME_SIZES } from '@/utils/bundle/volume-size';
import { useId } from 'preact/hooks';
import { useLive } from '../hooks/use-live';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import './fixity.css';

/** How large a volume of an export may be. */
export function VolumeSize({ ports }: { ports: Pick<Ports, 'ask' | 'liveSetting'> }) {
  const t = useT();
  const id = useId();
  const setting = useLive<string | null>((set) => ports.liveSetting('volumeSize', set), [ports], null).value;
  return (
    <div class="volume-size">
      <label for={id}>{t('volume.size')}</label>
      <select
        id={id}
        value={parseVolumeSize(setting)}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) =>
          void ports.ask('settings.set', { key: 'volumeSize', value: currentTarget.value })
        }
      >
        {VOLUME_SIZES.map((size) => (
          <option key={size} value={size}>
            {t('volume.option', { size })}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} class="setting-note">
        {t('volume.hint')}
      </p>
    </div>
  );
}
