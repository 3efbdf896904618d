"""Morph-KGC on rows and a mapping: python morph.py MAPPING OUTPUT"""

import sys
from pathlib import Path

import morph_kgc

mapping, output = sys.argv[1:]
settings = f"""[CONFIGURATION]
output_file: {output}
output_format: N-TRIPLES
number_of_processes: 1
logging_level: ERROR
[register]
mappings: {mapping}
"""
# What its command line does, but for the file of settings.
triples = morph_kgc.materialize_set(settings)
Path(output).write_text("".join(f"{triple} .\n" for triple in triples), encoding="utf-8")
