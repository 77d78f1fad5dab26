// The small configuration.
-GConnections=8
-GPaths=4
-GNeighbors=4
-GDataW=64
