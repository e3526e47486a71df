const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

// HTML › 13.2.6.1 "adjust SVG attributes": what a parser writes in mixed case again.
const SVG_CASE = new Set(
  (
    'attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode ' +
    'filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines ' +
    'keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits ' +
    'numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ ' +
    'preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur requiredExtensions ' +
    'requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles ' +
    'surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget xChannelSelector ' +
    'yChannelSelector zoomAndPan definitionURL'
  ).split(' '),
);
const FOREIGN_PREFIX: Readonly<Record<string, RegExp>> = {
  [XLINK]: /^xlink:(?:actuate|arcrole|href|role|show|title|type)$/,
  [XML]: /^xml:(?:lang|space)$/,
  [XMLNS]: /^xmlns(?::xlink)?$/,
};

/** Will an HTML parser give this attribute back with the same name and namespace? */
export function isParsable(name: string, namespace: string | null, html: boolean): boolean {
  if (!/^[^\t\n\f\r />=\0][^\t\n\f\r />=\0]*$/.test(name)) return false;
  if (namespace) return !html && (FOREIGN_PREFIX[namespace]?.test(name) ?? false);
  const lower = !/[A-Z]/.test(name);
  return html ? lower : lower || SVG_CASE.has(name);
}
