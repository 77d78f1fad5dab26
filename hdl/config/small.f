// The small configuration: an ECP5-85F has to hold it (docs/decisions/area.md).
-GConnections=8
-GPaths=4
-GNeighbors=4
-GDataW=64
-GIngressBytes=16384
-GRawTransmitBytes=8192
-GRetireRecords=16
