#!/usr/bin/env python3
"""Every exchange format read back by programs that are not ours, and compared with the node-link JSON.

    formats.py CITEGRAPH [--gexf-schema FILE] PATH…
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import igraph
import networkx
import rdflib

FORMATS = "json,graphml,gexf,pajek,gml,cytoscape,csv,vosviewer,turtle,jsonld"


def truth(folder):
    """Nodes and edges as the JSON has them: attributes by identifier; weights by source, target and link."""
    graph = networkx.node_link_graph(json.loads((folder / "graph.json").read_text()), edges="links")
    nodes = {
        node: {"kind": data["kind"], "body": data["body"], "title": data["title"], "date": data["date"], "read": data["read"]}
        for node, data in graph.nodes(data=True)
    }
    edges = {(s, t, key): (data["weight"], "; ".join(data["relations"])) for s, t, key, data in graph.edges(keys=True, data=True)}
    return nodes, edges


def compare(name, truth, nodes, edges):
    assert nodes == truth[0], (name, [(k, v, truth[0].get(k)) for k, v in nodes.items() if v != truth[0].get(k)][:3])
    assert edges == truth[1], (name, [(k, v, truth[1].get(k)) for k, v in edges.items() if v != truth[1].get(k)][:3])
    print(f"{name}: {len(nodes)} nodes and {len(edges)} edges, attributes and weights the same")


def plain(data):
    get = lambda key: None if data.get(key) in ("", None) else data.get(key)
    return {**{key: get(key) for key in ("kind", "body", "title", "date")}, "read": data.get("read") in (True, 1, "true", "True")}


def of_networkx(graph, weight="weight"):
    nodes = {node: plain(data) for node, data in graph.nodes(data=True)}
    edges = {(s, t, d["link"]): (int(d[weight]), d.get("relations", "")) for s, t, d in graph.edges(data=True)}
    return nodes, edges


def main():
    citegraph, *paths = sys.argv[1:]
    schema = None
    if paths[0] == "--gexf-schema":
        schema, paths = paths[1], paths[2:]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        subprocess.run([citegraph, "graph", "--format", FORMATS, "-o", folder, *paths], check=True, stdout=subprocess.DEVNULL)
        right = truth(folder)
        sizes = (len(right[0]), len(right[1]))
        compare("GraphML in networkx", right, *of_networkx(networkx.read_graphml(folder / "graph.graphml")))
        graph = igraph.Graph.Read_GraphML(str(folder / "graph.graphml"))
        names = graph.vs["id"]
        nodes = {v["id"]: plain(v.attributes()) for v in graph.vs}
        edges = {(names[e.source], names[e.target], e["link"]): (int(e["weight"]), e["relations"]) for e in graph.es}
        compare("GraphML in igraph", right, nodes, edges)
        compare("GEXF in networkx", right, *of_networkx(networkx.read_gexf(folder / "graph.gexf", version="1.3")))
        if schema:
            import lxml.etree

            lxml.etree.XMLSchema(file=schema).assertValid(lxml.etree.parse(folder / "graph.gexf"))
            print("GEXF: valid against its schema")
        gml = networkx.read_gml(folder / "graph.gml")
        compare("GML in networkx", right, *of_networkx(gml))
        cytoscape = networkx.cytoscape_graph(json.loads((folder / "graph.cyjs").read_text()))
        compare("Cytoscape JSON in networkx", right, *of_networkx(cytoscape))
        rows = lambda name: list(csv.DictReader((folder / name).open(newline="")))
        unmasked = lambda row: {k: v[1:] if v[:1] == "'" and v[1:2] in "=+-@" else v for k, v in row.items()}
        nodes = {row["id"]: plain(row) for row in map(unmasked, rows("graph-nodes.csv"))}
        edges = {(r["source"], r["target"], r["link"]): (int(r["weight"]), r["relations"]) for r in map(unmasked, rows("graph.csv"))}
        compare("edge and node lists", right, nodes, edges)

        # Pajek has no attributes: vertices, weights, partitions and vector.
        pajek = networkx.read_pajek(folder / "graph.net")
        order = sorted((int(data["id"]), node) for node, data in pajek.nodes(data=True))
        assert {node for _, node in order} == set(right[0])
        weights = sorted((s, t, int(d["weight"])) for s, t, d in pajek.edges(data=True))
        assert weights == sorted((s, t, w) for (s, t, _), (w, _) in right[1].items())
        for name in ("graph-kind.clu", "graph-body.clu", "graph-year.clu", "graph-cited-by.vec"):
            lines = [line for line in (folder / name).read_text().splitlines() if not line.startswith("%")]
            assert lines[0] == f"*Vertices {sizes[0]}" and len(lines) == sizes[0] + 1, name
        cited = [int(line) for line in (folder / "graph-cited-by.vec").read_text().splitlines()[1:]]
        degree = {node: 0 for node in right[0]}
        for source, target, link in right[1]:
            degree[target] += link == "cites"
        assert cited == [degree[node] for _, node in order]
        print("Pajek in networkx: vertices, weights, partitions and vector the same")

        # VOSviewer has citations alone.
        labels = [line.split("\t") for line in (folder / "graph-map.txt").read_text().splitlines()]
        assert len(labels) == sizes[0] + 1 and all(len(row) == len(labels[0]) for row in labels)
        strength = sum(int(line.split("\t")[2]) for line in (folder / "graph-network.txt").read_text().splitlines())
        assert strength == sum(w for (s, t, link), (w, _) in right[1].items() if link == "cites" and s != t)
        print("VOSviewer: map and network the same")

        linked = rdflib.Graph().parse(folder / "graph.ttl", format="turtle")
        cito, dcterms, fabio = (rdflib.Namespace(f"http://purl.org/{n}/") for n in ("spar/cito", "dc/terms", "spar/fabio"))
        identifiers = {work: str(name) for work, name in linked.subject_objects(dcterms.identifier)}
        assert sorted(identifiers.values()) == sorted(right[0]), "an address for each instrument"
        titles = {identifiers[work]: str(title) for work, title in linked.subject_objects(dcterms.title)}
        assert titles == {node: data["title"] for node, data in right[0].items() if data["title"]}
        weight = rdflib.URIRef("urn:citegraph:term:weight")
        cites = {}
        for citation in linked.subjects(rdflib.RDF.type, cito.Citation):
            ends = [identifiers[linked.value(citation, p)] for p in (cito.hasCitingEntity, cito.hasCitedEntity)]
            cites[tuple(ends)] = int(linked.value(citation, weight))
        assert cites == {(s, t): w for (s, t, link), (w, _) in right[1].items() if link == "cites"}
        relations = {(s, t): set() for s, t in cites}
        prefix = "urn:citegraph:relation:"
        for source, property, target in linked:
            if str(property).startswith(prefix):
                relations[identifiers[source], identifiers[target]].add(str(property)[len(prefix):])
        assert relations == {(s, t): {r.replace(" ", "_") for r in rs.split("; ")} for (s, t, link), (_, rs) in right[1].items() if link == "cites"}
        again = rdflib.Graph().parse(folder / "graph.jsonld", format="json-ld")
        assert len(again) == len(linked), (len(again), len(linked))
        named = lambda graph: {t for t in graph if not isinstance(t[0], rdflib.BNode)}
        assert named(again) == named(linked), sorted(named(again) ^ named(linked))[:4]
        print(f"Turtle and JSON-LD in rdflib: {len(linked)} statements, the same in both")


if __name__ == "__main__":
    main()
