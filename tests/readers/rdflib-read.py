# Reads one RDF file with Python's rdflib and prints its quads as a JSON array of [subject, predicate, object, graph].
# A term is an object {type, value, language?, datatype?}; the default graph is null. Nothing is normalized.
import json
import sys

import rdflib

rdflib.NORMALIZE_LITERALS = False


def term(node):
    if isinstance(node, rdflib.BNode):
        return {"type": "bnode", "value": str(node)}
    if isinstance(node, rdflib.Literal):
        return {
            "type": "literal",
            "value": str(node),
            "language": node.language,
            "datatype": str(node.datatype) if node.datatype else None,
        }
    return {"type": "uri", "value": str(node)}


# Older releases name the default graph after the document.
DEFAULT = "urn:x-rdflib:default"


def graph(name):
    return None if name is None or str(name) == DEFAULT else term(name)


path, syntax = sys.argv[1:]
if syntax in ("trig", "json-ld", "nquads"):
    dataset = rdflib.Dataset()
    dataset.parse(path, format=syntax, publicID=DEFAULT)
    quads = [(s, p, o, getattr(g, "identifier", g)) for s, p, o, g in dataset.quads((None, None, None, None))]
else:
    quads = [(s, p, o, None) for s, p, o in rdflib.Graph().parse(path, format=syntax)]
json.dump([[term(s), term(p), term(o), graph(g)] for s, p, o, g in quads], sys.stdout)
