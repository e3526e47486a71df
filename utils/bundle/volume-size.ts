/**
 * What a volume may hold, in MB (10⁶ bytes), as the user may choose. A mailbox takes 50; many tools and disks stumble over
 * files above 2,000.
 */
export const VOLUME_SIZES = [50, 100, 200, 500, 1000, 2000] as const;

export type VolumeSize = (typeof VOLUME_SIZES)[number];

/** Of a setting; 200 where it says nothing that can be chosen. */
export function parseVolumeSize(text: string | null | undefined): VolumeSize {
  return VOLUME_SIZES.find((size) => String(size) === text) ?? 200;
}
