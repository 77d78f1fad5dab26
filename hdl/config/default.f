// As the parameters of chm_top say: 1024 connections, DataW 512.
