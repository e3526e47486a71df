import { hostOfSite } from '@/utils/exhibit/sites';
import { useState } from 'preact/hooks';
import { useLive } from '../hooks/use-live';
import { useT } from '../i18n';
import type { Grants, Ports } from '../ports';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import './allow-sites.css';

interface AllowSitesProps {
  readonly ports: Pick<Ports, 'liveGrants' | 'requestSites'>;
  /** Match patterns, in the order they are named. */
  readonly sites: readonly string[];
  /** What is missing without them: `frames` and `resources` of the page in front, `again` of a record. */
  readonly about: 'frames' | 'resources' | 'record';
}

const NOTHING: Grants = { sites: [], archive: null };
const EVERYTHING = ['<all_urls>', '*://*/*'];
const NAMED = 3;

/** Says which sites hold what cannot be kept, with one button that lets the browser ask for all of them. */
export function AllowSites({ ports, sites, about }: AllowSitesProps) {
  const t = useT();
  const grants = useLive<Grants>(ports.liveGrants, [ports], NOTHING).value;
  const [refused, setRefused] = useState(false);
  const open = sites.filter((site) => ![site, ...EVERYTHING].some((known) => grants.sites.includes(known)));
  if (open.length === 0) {
    const now = sites.length > 0 && about !== 'frames';
    return now ? <Notice look="info">{t('allow.again')}</Notice> : null;
  }
  const hosts = [...new Set(open.map(hostOfSite))];
  const named = hosts.slice(0, NAMED).join(t('common.listSeparator'));
  const list = hosts.length > NAMED ? t('allow.more', { named, n: hosts.length }) : named;
  return (
    <Notice look={about === 'frames' ? 'warn' : 'info'}>
      <div class="allow-sites">
        <p title={hosts.join('\n')}>{refused ? t('allow.refused') : t(`allow.${about}`, { hosts: list })}</p>
        <Button
          size="small"
          onClick={() => {
            // At once: browsers ask only while they see the user's gesture.
            void ports.requestSites(open).then((granted) => setRefused(!granted));
          }}
        >
          {t('allow.button')}
        </Button>
      </div>
    </Notice>
  );
}
