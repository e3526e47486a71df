import { AppWindow, PackageCheck, Stamp } from 'lucide';
import { useT } from '../i18n';
import { Icon } from '../ui/Icon';
import './journey.css';

const STEPS = [
  ['open', AppWindow],
  ['keep', Stamp],
  ['export', PackageCheck],
] as const;

/** The empty state: the whole journey in three pictures. */
export function Journey({ level = 2 }: { level?: 2 | 3 }) {
  const t = useT();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class="journey">
      <Heading>{t('journey.title')}</Heading>
      <ol>
        {STEPS.map(([step, icon]) => (
          <li key={step}>
            <span class={`journey-picture journey-${step}`}>
              <Icon node={icon} size={26} />
            </span>
            <span class="journey-name">{t(`journey.${step}`)}</span>
            <span class="journey-hint">{t(`journey.${step}Hint`)}</span>
          </li>
        ))}
      </ol>
      <p class="journey-hint">{t('journey.local')}</p>
    </section>
  );
}
