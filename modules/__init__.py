"""Modules of the palette: the contract and the library."""
