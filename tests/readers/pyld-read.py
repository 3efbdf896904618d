# Reads one JSON-LD file with PyLD and prints its quads as rdflib-read.py does. Nothing is fetched.
import json
import sys

from pyld import jsonld


def refuse(url, options):
    raise ValueError(f"asks for the remote document {url}")


def term(node):
    kind, value = node["type"], node["value"]
    if kind == "IRI":
        return {"type": "uri", "value": value}
    if kind == "blank node":
        return {"type": "bnode", "value": value.removeprefix("_:")}
    # A literal has a language or a datatype, as in rdflib.
    language = node.get("language")
    return {"type": "literal", "value": value, "language": language, "datatype": None if language else node["datatype"]}


with open(sys.argv[1], encoding="utf-8") as file:
    dataset = jsonld.to_rdf(json.load(file), {"documentLoader": refuse})
quads = [
    [*(term(triple[place]) for place in ("subject", "predicate", "object")), graph]
    for name, triples in dataset.items()
    for graph in [None if name == "@default" else {"type": "uri", "value": name}]
    for triple in triples
]
json.dump(quads, sys.stdout)
