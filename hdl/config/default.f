// 1024 connections at 100 Gbit/s; what is not named here is as chm_top says.
-GConnections=1024
-GPaths=64
-GNeighbors=32
-GDataW=512
