"""Records of NDJSON into N-Quads on a cluster: `ncb-graph stream` on each partition, each quad once, parts in order.

    spark-submit job.py INPUT OUTPUT MANIFEST [--parts N] [--ncb-graph COMMAND] [-- flags of `ncb-graph stream`]

INPUT and OUTPUT are what Spark reads and writes (folders, hdfs://, s3a://); OUTPUT gets `quads` (text, packed) and
`rejects` (NDJSON; the line counts within the piece of a task). MANIFEST is a file of the driver: counts and hashes of all
parts together, the same as those of `ncb-graph merge` or `stream --shards` on one machine. Exit 1: some were refused.
"""

import argparse
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession, functions as f


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ["input", "output", "manifest"]:
        parser.add_argument(name)
    parser.add_argument("--parts", type=int, default=64, help="parts to write; at most 256 hold anything")
    parser.add_argument("--ncb-graph", default="ncb-graph", help="the command, on every machine")
    ours, flags = split(sys.argv[1:])
    options = parser.parse_args(ours)
    command = shlex.split(options.ncb_graph)

    spark = SparkSession.builder.appName("ncb-graph stream").getOrCreate()
    records = spark.read.text(options.input, lineSep="\n")
    # Quads and what was refused come on one stream, told apart by their first character. Exit 1: some were refused.
    stream = [*command, "--quiet", "stream", "--workers", "1", "--on-error", "skip", "--rejects", "-", *flags]
    lines = piped(spark, records, f"{shlex.join(stream)} || test $? -eq 1")

    # A manifest puts parts together by bucket, so a bucket must not be spread over two parts: see rdf/root-hash.ts.
    subject = f.substring_index("line", " ", 1)
    bucket = f.when(f.col("line").startswith("{"), "").otherwise(f.substring(f.sha2(subject, 256), 1, 2))
    told = lines.withColumn("bucket", bucket)
    # Strings are compared by their bytes. Each part is sorted once, for its file and for its manifest.
    parts = told.repartition(options.parts, "bucket").dropDuplicates(["bucket", "line"])
    parts = parts.sortWithinPartitions("line").persist(StorageLevel.DISK_ONLY)
    quads = parts.where("bucket <> ''").select("line")
    quads.write.text(f"{options.output}/quads", compression="gzip")
    rejects = parts.where("bucket = ''").select("line").coalesce(1)
    rejects.write.text(f"{options.output}/rejects")

    # Unquoted, the manifest of a part is one line.
    hash_part = shlex.join([*command, "--quiet", "merge", "--sorted", "-", "--manifest", "/dev/stdout"])
    manifests = [row.line for row in piped(spark, quads, f"manifest=$({hash_part}) && echo $manifest").collect()]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}.json") for number in range(len(manifests))]
        for file, manifest in zip(files, manifests):
            file.write_text(manifest)
        subprocess.run([*command, "merge", *map(str, files), "--manifest", options.manifest], check=True)
    refused = rejects.count()
    spark.stop()
    if refused > 0:
        print(f"{refused} faults of records that were left out: {options.output}/rejects", file=sys.stderr)
    return 1 if refused > 0 else 0


def piped(spark: SparkSession, lines: DataFrame, command: str) -> DataFrame:
    """Each partition through a shell command. Spark's own pipe, which spares every line the way through Python."""
    strings = spark._jvm.org.apache.spark.sql.Encoders.STRING()
    out = getattr(lines._jdf, "as")(strings).javaRDD().pipe(["sh", "-c", command], {}, False, 1 << 16, "UTF-8")
    return DataFrame(spark._jsparkSession.createDataset(out.rdd(), strings).toDF(), spark).toDF("line")


def split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """What is before and after `--`."""
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at + 1 :]


sys.exit(main())
