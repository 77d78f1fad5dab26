import { scenario } from 'smokestack';
import { type DeliveryVector, runDelivery } from './lib/deliveryVector.ts';

/** TV-DLV of docs/spec/chimney-datapath.md section 16.3; the words are those of lib/deliveryScript.ts. */
const vectors: readonly DeliveryVector[] = [
  { id: 'TV-DLV-01', steps: ['S(100) > I(100)/yes', 'S(50) > I(50)/yes', 'return >'] },
  { id: 'TV-DLV-02', steps: ['S(100) > I(100)/no', 'S(50) >', 'R(200,P) > tick', 'T > C(150) no-tick'] },
  { id: 'TV-DLV-03', steps: ['R(100,P) > no-tick', 'S(60) > tick', 'S(60) > C(100) I(20)/yes no-tick'] },
  { id: 'TV-DLV-04', steps: ['R(100,P) >', 'S(60,psh) > C(60) no-tick'] },
  { id: 'TV-DLV-05', steps: ['R(100,N) >', 'S(60,psh) > no-tick', 'T >', 'S(40) > C(100)'] },
  { id: 'TV-DLV-06', steps: ['S(100) > I(100)/no', 'R(0,P) > C(0) I(100)/yes'] },
  { id: 'TV-DLV-07', steps: ['R(0,P) >', 'S(10) > C(0) I(10)/yes'] },
  { id: 'TV-DLV-08', steps: ['R(50,P) R(50,N) >', 'S(120) > C(50) C(50) I(20)/yes no-tick'] },
  { id: 'TV-DLV-09', steps: ['S(100) > I(100)/30', 'S(10) >', 'R(80,P) > C(80) no-tick'] },
  { id: 'TV-DLV-10', steps: ['S(100) > I(100)/no{R(40,P)} C(40) I(60)/yes'] },
  { id: 'TV-DLV-11', steps: ['S(100) > I(100)/yes{S(30)} I(30)/yes'] },
  { id: 'TV-DLV-12', steps: ['R(40,P) >', 'S(60) > C(40){R(100,P)} tick', 'T > C(20) no-tick'] },
  { id: 'TV-DLV-13', steps: ['R(100,P) >', '@0 S(10) > tick', '@400 S(10) > C(20)@900'] },
  { id: 'TV-DLV-14', buffered: 100, steps: ['S(10) >', 'R(60,P) > C(60) I(50)/yes no-tick'] },
  {
    id: 'TV-DLV-15',
    steps: ['S(10) > I(10)/no', 'F >', 'R(10,P) > C(10) E(disconnect)', 'R(5,P) > C(0)!invalidState'],
  },
  { id: 'TV-DLV-16', steps: ['R(100,N) >', 'S(60) > no-tick', 'F > C(60) E(disconnect)'] },
  {
    id: 'TV-DLV-17',
    steps: ['S(10) > I(10)/no', 'send(100) >', 'RST > E(abort) X(0)!requestAborted'],
  },
  { id: 'TV-DLV-18', rcvIndicationSize: 64, steps: ['S(1000) > I(64)/yes{R(936,N)} C(936)'] },
  // Beside the table: what its rows leave open, by the charts.
  { id: 'CHM-DLV-013', steps: ['S(100) > I(100)/no', 'S(50) >', 'T >', 'S(50) >', 'R(0,N) > C(0) I(200)/yes'] },
  {
    id: 'CHM-DLV-011',
    rcvIndicationSize: 64,
    steps: ['S(200) > I(64)/yes{R(40,P)} C(40) I(64)/yes I(32)/yes'],
  },
  { id: 'CHM-DLV-012', steps: ['S(100) > I(100)/30{R(40,P)} C(40) I(30)/no', 'R(100,P) > tick', 'T > C(30)'] },
  {
    id: 'CHM-DLV-014',
    steps: ['R(40,P) >', 'S(10) > tick', '@0 S(10) > C(20)@500 no-tick', 'T >', 'R(1,P) >', 'S(1) > C(1)'],
  },
  {
    id: 'CHM-RI-008',
    steps: ['S(100) > I(100)/no', 'R(0,P) R(0,P) > C(0) C(0) I(100)/no', 'R(0,P) > C(0) I(100)/yes'],
  },
  { id: 'CHM-CLS-005', steps: ['S(10) > I(10)/no', 'F >', 'R(10,P) R(5,P) > C(10) C(0) E(disconnect)'] },
  { id: 'CHM-RI-012', steps: ['S(100) > I(100)/yes', 'S(100) > I(100)/yes', 'S(100) > I(100)/yes', 'return >'] },
];

export default scenario({
  name: 'push-modes',
  proves:
    'Push and non-push requests, indications taken, refused and taken in part, posts and segments from within a call: each receive call of the miniport is the one that the delivery charts lead to (TV-DLV-01 to TV-DLV-18), at its time, with the bytes of the stream.',
  covers: [
    'CHM-RX-001',
    'CHM-RX-002',
    'CHM-RX-003',
    'CHM-RX-004',
    'CHM-RX-005',
    'CHM-RX-006',
    'CHM-RX-007',
    'CHM-RX-008',
    'CHM-DLV-001',
    'CHM-DLV-003',
    'CHM-DLV-004',
    'CHM-DLV-005',
    'CHM-DLV-006',
    'CHM-DLV-007',
    'CHM-DLV-008',
    'CHM-DLV-009',
    'CHM-DLV-010',
    'CHM-DLV-011',
    'CHM-DLV-012',
    'CHM-DLV-013',
    'CHM-DLV-014',
    'CHM-RI-003',
    'CHM-RI-004',
    'CHM-RI-005',
    'CHM-RI-006',
    'CHM-RI-007',
    'CHM-RI-008',
    'CHM-RI-009',
    'CHM-RI-012',
    'CHM-TIM-082',
    'CHM-CLS-001',
    'CHM-CLS-005',
    'CHM-CLS-006',
  ],
  needs: ['offload', 'builtin'],
  tags: ['tcp'],
  offload: { chimney: { posting: { requests: 0, bytes: 0 } } },
  async run(bench) {
    for (const [i, vector] of vectors.entries()) await runDelivery(bench, 5001 + i, vector);
  },
});
