import type { BundlePorts } from '../input';
import type { PictureMasker } from './mask-exhibit';

export interface RedactPorts extends BundlePorts {
  readonly masker: PictureMasker;
}
