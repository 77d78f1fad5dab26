// The layers of src/ (docs/architecture.md, "Layers"). A layer may import what stands behind its arrow, transitively;
// everybody may import units and contract; test/ may import anything.
const direct = {
  cli: ['bench'],
  bench: ['host', 'model', 'peer', 'cable'],
  host: ['driver', 'wire'],
  driver: ['protocol'],
  protocol: ['transport'],
  transport: [],
  model: ['wire'],
  peer: ['wire', 'transport'],
  cable: ['wire'],
  wire: [],
  contract: [],
  units: [],
};
const reach = (layer, seen = new Set()) => {
  for (const next of direct[layer]) if (!seen.has(next)) { seen.add(next); reach(next, seen); }
  return seen;
};
const layerRule = (layer) => {
  const allowed = [layer, ...reach(layer), 'units', 'contract'].join('|');
  return {
    name: `layer-${layer}`,
    comment: `src/${layer} may import only: ${allowed.replaceAll('|', ', ')}. Move the code, or pass the value in.`,
    severity: 'error',
    from: { path: `^src/${layer}/` },
    to: { path: '^(src|test|firmware-api)/', pathNot: [`^src/(${allowed})/`] },
  };
};
module.exports = {
  forbidden: [
    ...Object.keys(direct).map(layerRule),
    { name: 'no-circular', comment: 'Two files that need each other are one idea: join them or split out the shared part.', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)build/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};
