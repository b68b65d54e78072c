"""Events and what fills their roles, for programs that draw networks: GraphML and GEXF."""

import re
from typing import IO

import networkx as nx
from pyoxigraph import Store

from kg.network import events_network

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold (section 2.2)."""
_META = re.compile(r"\n *<meta .*?</meta>", re.DOTALL)
"""The day it was written on, and by which version: no part of what is the same each time."""


def to_graphml(store: Store, out: IO[bytes]) -> None:
    """Write GraphML, which Gephi, Cytoscape, yEd, igraph and Neo4j read."""
    lines = nx.generate_graphml(_drawn(store), edge_id_from_attribute="id")
    out.write(b"<?xml version='1.0' encoding='utf-8'?>\n" + "\n".join(lines).encode() + b"\n")


def to_gexf(store: Store, out: IO[bytes]) -> None:
    """Write GEXF, in which Gephi's timeline knows when each event can have been."""
    text = "\n".join(nx.generate_gexf(_drawn(store)))
    out.write(b"<?xml version='1.0' encoding='utf-8'?>\n" + _META.sub("", text).encode() + b"\n")


def _drawn(store: Store) -> nx.MultiDiGraph:
    """Number the edges, which both formats want to have identifiers, and replace what XML bars."""
    network = events_network(store)
    for number, (_, _, edge) in enumerate(network.edges(data=True)):
        edge["id"] = f"e{number}"
    for _, node in network.nodes(data=True):
        for name, value in node.items():
            if isinstance(value, str):
                node[name] = _REFUSED.sub("\ufffd", value)
    return network
