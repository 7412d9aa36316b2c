#!/usr/bin/env python3
"""Measures on a large graph, as ratios to python-igraph and networkx in the same run.

    graph.py CITEGRAPH [NODES EDGES]

A generated graph (default 100,000 nodes, 1,000,000 edges; later cite earlier, the much cited more) is measured
by all three; times are those of the measure alone.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import igraph
import networkx


def generate(n, m):
    """Preferential attachment in time: half of the citations go to what is cited already."""
    draw = random.Random(1)
    edges, cited = set(), [0]
    per = m // n
    for v in range(1, n):
        while True:
            for _ in range(min(per + draw.randint(-2, 2), v)):
                t = draw.choice(cited) if draw.random() < 0.5 else draw.randrange(v)
                if t != v and (v, t) not in edges:
                    edges.add((v, t))
                    cited.append(t)
            break
    while len(edges) < m:
        v = draw.randrange(1, n)
        edges.add((v, draw.randrange(v)))
    return sorted(edges)


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def main():
    citegraph = sys.argv[1]
    n, m = (int(x) for x in sys.argv[2:4]) if len(sys.argv) > 3 else (100_000, 1_000_000)
    edges = generate(n, m)
    with tempfile.TemporaryDirectory() as folder:
        name = lambda v: f"A/RES/{v // 400 + 1}/{v % 400 + 1}"
        body = "General Assembly"
        nodes = [{"id": name(v), "kind": "resolution", "body": body, "date": f"{1000 + v * 1000 // n}"} for v in range(n)]
        links = [{"source": name(s), "target": name(t), "key": "cites", "weight": 1} for s, t in edges]
        path = Path(folder, "graph.json")
        path.write_text(json.dumps({"directed": True, "multigraph": True, "graph": {"generator": "citegraph", "format": "1.0"}, "nodes": nodes, "links": links}))
        run = [citegraph, "analyse", path, "--timings", "--betweenness", "never", "-o", Path(folder, "out"), "--format", "csv"]
        whole, done = timed(lambda: subprocess.run(run, check=True, capture_output=True, text=True))
        graph_run = [citegraph, "graph", path, "--format", "graphml", "-o", folder]
        writing, _ = timed(lambda: subprocess.run(graph_run, check=True, capture_output=True))
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        times = dict(line.removesuffix(" s").split("\t") for line in done.stderr.splitlines() if "\t" in line)
        ours = {what: float(seconds) for what, seconds in times.items()}
    print(f"loading, all measures but betweenness, their tables: {whole:.1f} s; loading and writing GraphML: {writing:.1f} s; peak memory {peak:.0f} MB")
    twin = igraph.Graph(n, edges, directed=True)
    theirs, _ = timed(twin.pagerank)
    third = networkx.DiGraph(edges)
    slow, _ = timed(lambda: networkx.pagerank(third, tol=1e-10))
    print(f"PageRank: citegraph {ours['PageRank']:.3f} s, igraph {theirs:.3f} s ({theirs / ours['PageRank']:.1f} times as fast), networkx {slow:.2f} s ({slow / ours['PageRank']:.0f} times)")
    plain = twin.as_undirected(mode="collapse")
    theirs, found = timed(lambda: plain.community_leiden(objective_function="modularity", n_iterations=2))
    print(f"communities: citegraph {ours['communities']:.2f} s, modularity {done.stdout.split('modularity ')[1][:5]}; igraph {theirs:.2f} s, modularity {found.modularity:.3f} (ratio {ours['communities'] / theirs:.2f})")


if __name__ == "__main__":
    main()
