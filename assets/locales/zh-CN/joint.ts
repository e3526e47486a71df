export const zhJoint = {
  'joint.title': '集体投诉',
} as const;
