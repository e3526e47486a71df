export const enJoint = {
  'joint.title': 'Joint complaint',
} as const;
