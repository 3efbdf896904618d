# Closes a Turtle file under OWL 2 RL with Python's owlrl, and prints {"errors": [text], "types": [[iri, class iri]]}.
import json
import sys

import rdflib
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib.namespace import RDF

graph = rdflib.Graph()
graph.parse(sys.argv[1], format="turtle")
DeductiveClosure(OWLRL_Semantics).expand(graph)
errors = sorted(str(o) for _, p, o in graph if str(p) == "http://www.daml.org/2002/03/agents/agent-ont#error")
named = lambda node: isinstance(node, rdflib.URIRef)
types = sorted([str(s), str(o)] for s, o in graph.subject_objects(RDF.type) if named(s) and named(o))
json.dump({"errors": errors, "types": types}, sys.stdout)
